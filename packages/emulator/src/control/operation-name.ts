import { IDENTITY_OPERATIONS } from "../access/identity.ts";
import { closest } from "../description/closest-match.ts";
import { OPERATIONS } from "../description/operation.ts";

/** What tells an operation from all others: its description and its ID. */
export interface OperationName {
  readonly description: string;
  readonly operationId: string;
}

const KNOWN: readonly OperationName[] = [...OPERATIONS, ...Object.values(IDENTITY_OPERATIONS)];

/** Whether `name`, which is `stopGraph` or `management-v2/stopGraph`, names an operation. */
export function isNamed({ description, operationId }: OperationName, name: string): boolean {
  return name === operationId || name === `${description}/${operationId}`;
}

/** Says that no operation has a name, and which was perhaps meant; nothing when there is one. */
export function unknownOperation(name: string): string | undefined {
  if (KNOWN.some((operation) => isNamed(operation, name))) return undefined;
  const names = KNOWN.flatMap(({ description, operationId }) => [operationId, `${description}/${operationId}`]);
  const meant = closest(name, names);
  return `no operation is called ${name}.${meant === undefined ? "" : ` Did you mean ${meant}?`}`;
}
