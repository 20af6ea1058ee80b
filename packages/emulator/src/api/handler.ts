import type { ServiceState } from "../state/service-state.ts";

/** Handler of an operation, whichever it is. Its input has been checked against the description. */
export type Handler = (state: ServiceState, input: never, request?: Abortable) => unknown;

/** Request whose sender can disconnect before the response. */
export interface Abortable {
  /** Aborted when the sender has gone. */
  readonly signal: AbortSignal;
}
