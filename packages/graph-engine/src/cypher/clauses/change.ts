import { unsupported } from "../errors.ts";
import type { Compiler } from "../expressions/compiler.ts";
import type { Scope } from "../expressions/scope.ts";
import type { Clause } from "../syntax/ast.ts";
import { compileChange } from "./changes.ts";
import type { CompiledClause } from "./compiled.ts";
import { writeOperator } from "./write.ts";

/** Compiles SET and REMOVE. */
export function compileSetting(compiler: Compiler, clause: Clause & { kind: "change" }, scope: Scope): CompiledClause {
  const isRemoving = clause.changes.some(({ kind }) => kind.startsWith("remove"));
  if (isRemoving && compiler.context.isDocumentedOnly) throw unsupported("the clause REMOVE", clause.at);
  const changes = clause.changes.map((change) => compileChange(compiler, change, scope));
  const operator = writeOperator(compiler.context.budget, (row) => {
    for (const apply of changes) apply(row);
    return [row];
  });
  return { operator, scope };
}
