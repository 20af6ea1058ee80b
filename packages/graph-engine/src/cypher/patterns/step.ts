import type { Edge } from "../../graph/index.ts";
import type { Value } from "../values/value.ts";

/** State of a match under way: the row as far as it is filled, and the edges on the way. */
export interface Trail {
  readonly row: Value[];
  /** An edge occurs once in a match. */
  readonly edges: Edge[];
}

/** Goes through the ways to take one step of a match. */
export interface Cursor {
  /**
   * Looks at the next way.
   *
   * @returns true when it fits and is in the row, undefined when it does not fit, and false when there is none left;
   *   then the edges are as they were before the step
   */
  next(): boolean | undefined;
}

/** Step of a match: it fills one or two slots of the row. */
export interface Step {
  open(trail: Trail): Cursor;
}

/** Condition on a row that is filled up to some step. */
export type RowCondition = (row: readonly Value[]) => boolean;
