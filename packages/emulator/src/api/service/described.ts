import type { ServiceV1Handlers } from "../../compiled/service-v1-handlers.ts";
import type { ServiceState } from "../../state/service-state.ts";

/** The handlers of the service plane, as its description has them. */
export type ServiceHandlers = ServiceV1Handlers<ServiceState>;

/** The input of an operation: path, query and body in the names of the wire, already valid. */
export type Input<Operation extends keyof ServiceHandlers> = Parameters<ServiceHandlers[Operation]>[1];
