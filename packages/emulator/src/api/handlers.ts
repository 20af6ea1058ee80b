import type { DescriptionName, Operation } from "../description/operation.ts";
import type { Handler } from "./handler.ts";

/** Each plane is loaded at its first request: a start does not pay for what it never uses. */
const HANDLERS: Record<DescriptionName, () => Promise<Readonly<Record<string, Handler>>>> = {
  "management-v1": async () => (await import("./management/handlers.ts")).managementV1,
  "management-v2": async () => (await import("./management/handlers.ts")).managementV2,
  "service-v1": async () => (await import("./service/handlers.ts")).serviceV1,
};

/** Handler of an operation, if it is emulated. */
export async function handlerOf({ description, operationId }: Operation): Promise<Handler | undefined> {
  const handlers = await HANDLERS[description]();
  return Object.hasOwn(handlers, operationId) ? handlers[operationId] : undefined;
}
