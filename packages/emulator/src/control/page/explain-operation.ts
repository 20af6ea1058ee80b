import { reasonNotEmulated } from "../../api/not-emulated.ts";
import assumptions from "../../compiled/assumptions.json" with { type: "json" };
import { OPERATIONS } from "../../description/operation.ts";
import { isNamed } from "../operation-name.ts";

/** Behaviour of the emulator that no page of the vendor states. */
export interface Assumption {
  readonly assumption: string;
  readonly why: string;
}

/** An operation, and what is assumed about it. */
export interface ExplainedOperation {
  readonly summary: string;
  /** Reason why the operation is not emulated, if it is not. */
  readonly notEmulated?: string;
  readonly assumptions: readonly Assumption[];
}

const ASSUMPTIONS: Readonly<Record<string, readonly Assumption[]>> = assumptions;

/**
 * Explains an operation.
 *
 * @throws {RangeError} when there is none of this name
 */
export function explainOperation(description: string, operationId: string): ExplainedOperation {
  const operation = OPERATIONS.find((one) => one.description === description && one.operationId === operationId);
  if (!operation) throw new RangeError(`operations: there is no ${description}/${operationId}`);
  const notEmulated = reasonNotEmulated(operation);
  return {
    summary: operation.summary,
    ...(notEmulated !== undefined && { notEmulated }),
    assumptions: Object.entries(ASSUMPTIONS).flatMap(([name, entries]) => (isNamed(operation, name) ? entries : [])),
  };
}
