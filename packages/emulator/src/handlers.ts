import type { DescriptionName } from "./description/descriptions.ts";
import type { Operation } from "./description/operation.ts";
import { type Handler, managementV1, managementV2 } from "./management/handlers.ts";
import { serviceV1 } from "./service/handlers.ts";

const HANDLERS: Record<DescriptionName, Record<string, Handler>> = {
  "management-v1": managementV1,
  "management-v2": managementV2,
  "service-v1": serviceV1,
};

/** What carries an operation out, if it is emulated. */
export function handlerOf({ description, operationId }: Operation): Handler | undefined {
  const handlers = HANDLERS[description];
  return Object.hasOwn(handlers, operationId) ? handlers[operationId] : undefined;
}
