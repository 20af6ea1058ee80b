import type { ServiceState } from "../state/service-state.ts";

/** Handler of an operation, whichever it is. Its input has been checked against the description. */
export type Handler = (state: ServiceState, input: never) => unknown;
