import type { GraphData } from "../graph/index.ts";
import type { QueryBudget, RunningQueries } from "../scheduling/index.ts";
import type { GraphWriter } from "./graph-writer.ts";
import type { PropertyReader } from "./property-reader.ts";
import type { Row, Value } from "./values/value.ts";

/** Settings that a statement is compiled and carried out with. */
export interface Context {
  readonly data: GraphData;
  readonly budget: QueryBudget;
  readonly parameters: ReadonlyMap<string, Value>;
  readonly properties: PropertyReader;
  readonly writer: GraphWriter;
  /** Refuses what the service says it does not support. */
  readonly isDocumentedOnly: boolean;
  readonly queries: RunningQueries | undefined;
  newId(): string;
}

/** Rows that a clause leads to; undefined stands for a place where other work can have its turn. */
export type RowStream = Generator<Row | undefined, void>;

/** Makes the rows of a clause out of those of the clause before it. */
export type Operator = (input: Iterable<Row | undefined>) => RowStream;

/** Computes the value of an expression. */
export type Evaluate = (row: Row) => Value;
