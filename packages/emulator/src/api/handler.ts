import type { ServiceState } from "../state/service-state.ts";

/** Handler of an operation, whichever it is. Its input has been checked against the description. */
export type Handler = (state: ServiceState, input: never, sender?: Sender & Addressed) => unknown;

/** Request with the address that it came to. */
export interface Addressed {
  readonly url: URL;
  /** Returns the value of a header; names in lower case. */
  header(name: string): string | undefined;
}

/** Sender of a request. */
export interface Sender {
  /** Aborted when the sender has disconnected before the response. */
  readonly signal: AbortSignal;
  /** True when the sender may change nothing. */
  readonly isReadOnly?: boolean;
}
