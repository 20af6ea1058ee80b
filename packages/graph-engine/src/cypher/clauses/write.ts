import type { QueryBudget } from "../../scheduling/index.ts";
import type { Operator } from "../context.ts";
import type { Row } from "../values/value.ts";
import { holdRows } from "./hold-rows.ts";

/**
 * Makes the operator of a clause that writes. It waits for all rows of the clause before, writes for each, and only then
 * passes the rows on, so that no clause meets half of what another one writes.
 *
 * @param write returns the row behind the clause, or several
 */
export function writeOperator(budget: QueryBudget, write: (row: Row) => readonly Row[]): Operator {
  return function* (input) {
    const rows = yield* holdRows(input, budget);
    const written: Row[] = [];
    for (const row of rows) {
      budget.step();
      if (budget.isPauseDue()) yield undefined;
      written.push(...write(row));
    }
    budget.release(rows.length);
    yield* written;
  };
}
