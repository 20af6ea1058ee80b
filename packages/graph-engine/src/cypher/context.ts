import type { GraphData } from "../graph/graph-data.ts";
import { cooperativeYield } from "../scheduling/cooperative-yield.ts";

import { failed } from "./failures.ts";
import { sizeOf } from "./values.ts";

const MOST_ROWS = 100_000;
const MOST_WORK = 10_000_000;
const LARGEST_VALUE = 100_000;
const LARGEST_ANSWER = 10_000_000;

/** Values by the names of their variables. */
export type Row = ReadonlyMap<string, unknown>;

/** What a statement works on, and how much it may. */
export class Context {
  readonly data: GraphData;
  readonly parameters: Readonly<Record<string, unknown>>;
  readonly stats = {
    contains_updates: false,
    edges_created: 0,
    edges_deleted: 0,
    labels_set: 0,
    properties_set: 0,
    vertices_created: 0,
    vertices_deleted: 0,
  };
  readonly #yieldIfDue = cooperativeYield(new AbortController().signal);
  #work = 0;
  #shown = 0;

  constructor(data: GraphData, parameters: Readonly<Record<string, unknown>>) {
    this.data = data;
    this.parameters = parameters;
  }

  /** Counts a step of the work; gives a promise when it is time to let others work. */
  work(): Promise<void> | undefined {
    this.#work += 1;
    if (this.#work > MOST_WORK) throw failed(`it takes more than ${MOST_WORK} steps; narrow the patterns.`);
    return this.#work % 100 === 0 ? this.#yieldIfDue() : undefined;
  }

  /** Keeps a row, of which there are not too many. */
  hold(rows: Row[], row: Row): void {
    if (rows.length === MOST_ROWS) throw failed(`it leads to more than ${MOST_ROWS} rows; narrow the patterns.`);
    rows.push(row);
  }

  /** A value that was put together, unless it has become too large. */
  limited<Value>(value: Value): Value {
    if (sizeOf(value) > LARGEST_VALUE) throw failed(`a value takes more than ${LARGEST_VALUE} characters.`);
    return value;
  }

  /** Counts values that are to be shown. */
  show(values: Iterable<unknown>): void {
    for (const value of values) this.#shown += sizeOf(value);
    if (this.#shown > LARGEST_ANSWER)
      throw failed(`the answer takes more than ${LARGEST_ANSWER} characters; add LIMIT.`);
  }
}
