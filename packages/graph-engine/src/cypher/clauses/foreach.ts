import type { Operator } from "../context.ts";
import { invalid, unsupported } from "../errors.ts";
import type { Compiler } from "../expressions/compiler.ts";
import type { Scope } from "../expressions/scope.ts";
import type { Clause } from "../syntax/ast.ts";
import { isList, typeName } from "../values/value.ts";
import type { CompiledClause } from "./compiled.ts";
import { holdRows } from "./hold-rows.ts";

/** Compiles a clause within another one. */
export type CompileClause = (clause: Clause, scope: Scope) => CompiledClause;

/** Compiles FOREACH: its clauses are carried out for each item, and the rows stay as they were. */
export function compileForeach(
  compiler: Compiler,
  clause: Clause & { kind: "foreach" },
  scope: Scope,
  compileClause: CompileClause,
): CompiledClause {
  const { context } = compiler;
  if (context.isDocumentedOnly) throw unsupported("the clause FOREACH", clause.at);
  const evaluate = compiler.compile(clause.list, scope);
  let inner = scope.inner();
  const slot = inner.declare(clause.variable, "any");
  const operators = clause.clauses.map((part) => {
    const compiled = compileClause(part, inner);
    inner = compiled.scope;
    return compiled.operator;
  });
  const operator: Operator = function* (input) {
    const rows = yield* holdRows(input, context.budget);
    for (const row of rows) {
      const list = evaluate(row);
      if (list !== null && !isList(list)) throw invalid(`FOREACH takes a list, not ${typeName(list)}.`, clause.at);
      for (const item of list ?? []) {
        const first = [...row];
        first[slot] = item;
        for (const written of operators.reduce<Iterable<typeof first | undefined>>(
          (made, next) => next(made) as Iterable<typeof first | undefined>,
          [first],
        ))
          if (!written) yield undefined;
      }
    }
    context.budget.release(rows.length);
    yield* rows;
  };
  return { operator, scope };
}
