/** A request, however it came in. */
export interface EmulatorRequest {
  readonly method: string;
  readonly url: URL;
  /** Gives a header's value; names in lower case. */
  header(name: string): string | undefined;
  /** The body's bytes, or `"too large"`. */
  readonly body: Uint8Array | "too large";
}

/** An answer, however it goes out. */
export interface EmulatorAnswer {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body: unknown;
}

/** Longest request body. The vendor's limit for signed requests is 12 MB. */
export const MAX_BODY_BYTES = 12 * 1024 * 1024;

/** Headers and text of an answer, for the transport. */
export function serialize(answer: EmulatorAnswer): { headers: Record<string, string>; text: string } {
  return {
    headers: { "content-type": "application/json", ...answer.headers },
    text: JSON.stringify(answer.body),
  };
}
