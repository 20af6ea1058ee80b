import { closest } from "@ges-sdk/validation";
import { IDENTITY_OPERATIONS } from "../access/identity.ts";
import { OPERATIONS } from "../description/operation.ts";

/** Unique name of an operation: its description and its ID. */
export interface OperationName {
  readonly description: string;
  readonly operationId: string;
}

const KNOWN: readonly OperationName[] = [...OPERATIONS, ...Object.values(IDENTITY_OPERATIONS)];

/** True when `name`, such as `stopGraph` or `management-v2/stopGraph`, names the operation. */
export function isNamed({ description, operationId }: OperationName, name: string): boolean {
  return name === operationId || name === `${description}/${operationId}`;
}

/** Message that no operation has a name, with the closest match; `undefined` when there is one. */
export function unknownOperation(name: string): string | undefined {
  if (KNOWN.some((operation) => isNamed(operation, name))) return undefined;
  const names = KNOWN.flatMap(({ description, operationId }) => [operationId, `${description}/${operationId}`]);
  const meant = closest(name, names);
  return `no operation is called ${name}.${meant === undefined ? "" : ` Did you mean ${meant}?`}`;
}
