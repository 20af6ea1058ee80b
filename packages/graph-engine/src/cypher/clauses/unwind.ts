import type { Operator } from "../context.ts";
import type { Compiler } from "../expressions/compiler.ts";
import type { Scope } from "../expressions/scope.ts";
import type { Clause } from "../syntax/ast.ts";
import { isList, type Value } from "../values/value.ts";
import type { CompiledClause } from "./compiled.ts";

/** Compiles UNWIND. What is no list is one row. */
export function compileUnwind(compiler: Compiler, clause: Clause & { kind: "unwind" }, before: Scope): CompiledClause {
  const evaluate = compiler.compile(clause.list, before);
  const scope = before.inner();
  const slot = scope.declareNew(clause.variable, "any", clause.variableAt);
  const { budget } = compiler.context;
  const operator: Operator = function* (input) {
    for (const row of input) {
      if (!row) {
        yield undefined;
        continue;
      }
      for (const item of itemsOf(evaluate(row))) {
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

function itemsOf(value: Value): readonly Value[] {
  if (isList(value)) return value;
  return value === null ? [] : [value];
}
