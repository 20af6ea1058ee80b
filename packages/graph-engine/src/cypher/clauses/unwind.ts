import type { Operator } from "../context.ts";
import type { Compiler } from "../expressions/compiler.ts";
import type { Scope } from "../expressions/scope.ts";
import { rangeItems } from "../functions/list-functions.ts";
import type { Clause, Expression } from "../syntax/ast.ts";
import { isList, type Row, type Value } from "../values/value.ts";
import type { CompiledClause } from "./compiled.ts";

/** Compiles UNWIND. What is no list is one row. */
export function compileUnwind(compiler: Compiler, clause: Clause & { kind: "unwind" }, before: Scope): CompiledClause {
  const items = compileItems(compiler, clause.list, before);
  const scope = before.inner();
  const slot = scope.declareNew(clause.variable, "any", clause.variableAt);
  const { budget } = compiler.context;
  const operator: Operator = function* (input) {
    for (const row of input) {
      if (!row) {
        yield undefined;
        continue;
      }
      for (const item of items(row)) {
        budget.step();
        if (budget.isPauseDue()) yield undefined;
        const unwound = [...row];
        unwound[slot] = item;
        yield unwound;
      }
    }
  };
  return { operator, scope };
}

/** Compiles the list. A range is not made as a list: it may be longer than what a query can hold. */
function compileItems(compiler: Compiler, list: Expression, scope: Scope): (row: Row) => Iterable<Value> {
  if (
    list.kind === "call" &&
    list.name.toLowerCase() === "range" &&
    (list.args.length === 2 || list.args.length === 3)
  ) {
    const bounds = list.args.map((arg) => compiler.compile(arg, scope));
    return (row) => {
      const values = bounds.map((bound) => bound(row));
      return values.includes(null) ? [] : rangeItems(values);
    };
  }
  const evaluate = compiler.compile(list, scope);
  return (row) => itemsOf(evaluate(row));
}

function itemsOf(value: Value): readonly Value[] {
  if (isList(value)) return value;
  return value === null ? [] : [value];
}
