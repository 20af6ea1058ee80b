import type { QueryBudget } from "../../scheduling/index.ts";
import type { Row } from "../values/value.ts";

/** Waits for all rows of the clause before. What writes must not meet what it writes itself. */
export function* holdRows(input: Iterable<Row | undefined>, budget: QueryBudget): Generator<undefined, Row[]> {
  const rows: Row[] = [];
  for (const row of input) {
    if (!row) {
      yield undefined;
      continue;
    }
    budget.hold();
    rows.push(row);
  }
  return rows;
}
