import type { ManagementV1Handlers } from "../../compiled/management-v1-handlers.ts";
import type { ManagementV2Handlers } from "../../compiled/management-v2-handlers.ts";
import type { CamelCased } from "../../description/camel-cased.ts";
import type { Either } from "../../description/either.ts";
import type { ServiceState } from "../../state/service-state.ts";

type V1 = ManagementV1Handlers<ServiceState>;
type V2 = ManagementV2Handlers<ServiceState>;

type InputV1<Operation extends keyof V1> = CamelCased<Parameters<V1[Operation]>[1]>;
type InputV2<Operation extends keyof V2> = CamelCased<Parameters<V2[Operation]>[1]>;
type OutputV1<Operation extends keyof V1> = Awaited<ReturnType<V1[Operation]>>;
type OutputV2<Operation extends keyof V2> = CamelCased<Awaited<ReturnType<V2[Operation]>>>;

type Handler<Input, Output> = (state: ServiceState, input: Input) => Output | Promise<Output>;

/** The handlers of API v1.0, as its description has them, with input in camelCase. */
export type HandlersV1 = { readonly [Operation in keyof V1]: Handler<InputV1<Operation>, OutputV1<Operation>> };

/** The handlers of API v2, as its description has them, in camelCase. */
export type HandlersV2 = { readonly [Operation in keyof V2]: Handler<InputV2<Operation>, OutputV2<Operation>> };

/** Handlers that serve both versions: they take the input of either, and their output fits both. */
export type SharedHandlers = {
  readonly [Operation in keyof V1 & keyof V2]: Handler<
    Either<InputV1<Operation>, InputV2<Operation>>,
    OutputV1<Operation> & OutputV2<Operation>
  >;
};

/** Handlers of all operations: those that serve both versions, and those of one. */
export type ManagementHandlers = SharedHandlers &
  Omit<HandlersV1, keyof SharedHandlers> &
  Omit<HandlersV2, keyof SharedHandlers>;

/** Input of an operation, of either version where both have it. */
export type Input<Operation extends keyof ManagementHandlers> = Parameters<ManagementHandlers[Operation]>[1];

/** Input of an operation of API v2. */
export type { InputV2 };
