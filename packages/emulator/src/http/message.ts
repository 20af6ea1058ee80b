/** A request, however it came in. */
export interface EmulatorRequest {
  readonly method: string;
  readonly url: URL;
  /** Gives a header's value; names in lower case. */
  header(name: string): string | undefined;
  /** The body's bytes, or `"too large"`. */
  readonly body: Uint8Array | "too large";
  /** Aborted when whoever asks has gone. */
  readonly signal: AbortSignal;
  /** Address of whoever asks over a socket. */
  readonly peer?: string;
}

/** An answer, however it goes out. */
export interface EmulatorResponse {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  /** Goes out as JSON; with a content type of its own, as the text it is. */
  readonly body: unknown;
  /** What happens to the answer on its way. */
  readonly delivery?: Delivery;
}

/** What can happen to an answer on its way. */
export interface Delivery {
  /** How long it waits, in milliseconds. */
  readonly delayMs?: number | undefined;
  /** How long its body takes, in milliseconds. */
  readonly bodyMs?: number | undefined;
  /** Whether the connection breaks, before the answer or in the middle of its body. */
  readonly connection?: "reset" | "truncated" | undefined;
}

/** Longest request body. The vendor's limit for signed requests is 12 MB. */
export const MAX_BODY_BYTES = 12 * 1024 * 1024;

/** Headers and text of an answer, for the transport. */
export function serialize(answer: EmulatorResponse): { headers: Record<string, string>; text: string } {
  return {
    headers: { "content-type": "application/json", ...answer.headers },
    text: answer.headers?.["content-type"] === undefined ? JSON.stringify(answer.body) : String(answer.body),
  };
}
