import type { DescriptionName, Operation } from "../description/operation.ts";
import type { Handler } from "./management/handlers.ts";

/** Each plane is loaded when it is first asked: a start does not pay for what it never uses. */
const HANDLERS: Record<DescriptionName, () => Promise<Record<string, Handler>>> = {
  "management-v1": async () => (await import("./management/handlers.ts")).managementV1,
  "management-v2": async () => (await import("./management/handlers.ts")).managementV2,
  "service-v1": async () => (await import("./service/handlers.ts")).serviceV1,
};

/** What carries an operation out, if it is emulated. */
export async function handlerOf({ description, operationId }: Operation): Promise<Handler | undefined> {
  const handlers = await HANDLERS[description]();
  return Object.hasOwn(handlers, operationId) ? handlers[operationId] : undefined;
}

/** The operations that are emulated, out of some. */
export async function emulated(operations: readonly Operation[]): Promise<Operation[]> {
  const handlers = await Promise.all(operations.map(handlerOf));
  return operations.filter((_, at) => handlers[at] !== undefined);
}
