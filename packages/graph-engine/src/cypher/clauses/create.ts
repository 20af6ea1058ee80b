import type { Compiler } from "../expressions/compiler.ts";
import type { Scope } from "../expressions/scope.ts";
import type { Clause } from "../syntax/ast.ts";
import type { CompiledClause } from "./compiled.ts";
import { compileCreation } from "./create-pattern.ts";
import { writeOperator } from "./write.ts";

/** Compiles CREATE. */
export function compileCreate(compiler: Compiler, clause: Clause & { kind: "create" }, before: Scope): CompiledClause {
  const scope = before.inner();
  const creations = clause.patterns.map((pattern) => compileCreation(compiler, pattern, scope, "CREATE"));
  const operator = writeOperator(compiler.context.budget, (row) => {
    const made = [...row];
    for (const create of creations) create(made);
    return [made];
  });
  return { operator, scope };
}
