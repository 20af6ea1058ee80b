import type { Edge } from "../../graph/index.ts";
import type { Row, Value } from "../values/value.ts";

/** State of a match under way: the row as far as it is filled, and the edges on the way, of which none occurs twice. */
export class Trail {
  readonly row: Value[];
  readonly #edges: Edge[] = [];
  readonly #passed = new Set<Edge>();

  constructor(row: Row) {
    this.row = [...row];
  }

  /** Number of edges on the way. */
  get length(): number {
    return this.#edges.length;
  }

  has(edge: Edge): boolean {
    return this.#passed.has(edge);
  }

  pass(edge: Edge): void {
    this.#edges.push(edge);
    this.#passed.add(edge);
  }

  /** Goes back to where the way had so many edges. */
  goBack(length: number): void {
    while (this.#edges.length > length) this.#passed.delete(this.#edges.pop() as Edge);
  }

  /** The edges from a place of the way on. */
  from(length: number): Edge[] {
    return this.#edges.slice(length);
  }
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
