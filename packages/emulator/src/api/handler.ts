import type { ServiceState } from "../state/service-state.ts";

/** Handler of an operation, whichever it is. Its input has been checked against the description. */
export type Handler = (state: ServiceState, input: never, request?: Abortable & Addressed) => unknown;

/** Request with the address that it came to. */
export interface Addressed {
  readonly url: URL;
  /** Returns the value of a header; names in lower case. */
  header(name: string): string | undefined;
}

/** Request whose sender can disconnect before the response. */
export interface Abortable {
  /** Aborted when the sender has gone. */
  readonly signal: AbortSignal;
}
