import { stringifyInSlices } from "./stringify-in-slices.ts";

/** Request, independent of the transport. */
export interface EmulatorRequest {
  readonly method: string;
  readonly url: URL;
  /** Returns the value of a header; names in lower case. */
  header(name: string): string | undefined;
  /** The body's bytes, or `"too large"`. */
  readonly body: Uint8Array | "too large";
  /** Aborted when the client has gone. */
  readonly signal: AbortSignal;
  /** Address of the client, over a socket. */
  readonly peer?: string;
}

/** Response, independent of the transport. */
export interface EmulatorResponse {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  /** Goes out as JSON; with a content type of its own, as the text it is. */
  readonly body: unknown;
  /** Faults in the delivery of the response. */
  readonly delivery?: Delivery;
}

/** Faults in the delivery of a response. */
export interface Delivery {
  /** Delay before the response, in milliseconds. */
  readonly delayMs?: number | undefined;
  /** Duration of sending the body, in milliseconds. */
  readonly bodyMs?: number | undefined;
  /** Break of the connection, before the response or in the middle of its body. */
  readonly connection?: "reset" | "truncated" | undefined;
}

/** Longest request body. The vendor's limit for signed requests is 12 MB. */
export const MAX_BODY_BYTES = 12 * 1024 * 1024;

/** Headers and text of a response, for the transport. */
export async function serialize({ headers, body }: EmulatorResponse) {
  return {
    headers: { "content-type": "application/json", ...headers },
    text: headers?.["content-type"] === undefined ? await stringifyInSlices(body) : String(body),
  };
}
