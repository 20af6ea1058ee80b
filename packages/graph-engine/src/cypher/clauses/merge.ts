import { invalid, unsupported } from "../errors.ts";
import type { Compiler } from "../expressions/compiler.ts";
import type { Scope } from "../expressions/scope.ts";
import { compilePatterns } from "../patterns/pattern-compiler.ts";
import type { Clause, Pattern } from "../syntax/ast.ts";
import type { Row } from "../values/value.ts";
import { compileChange } from "./changes.ts";
import type { CompiledClause } from "./compiled.ts";
import { compileCreation } from "./create-pattern.ts";
import { writeOperator } from "./write.ts";

/** Compiles MERGE: it creates the pattern where it does not match. */
export function compileMerge(compiler: Compiler, clause: Clause & { kind: "merge" }, before: Scope): CompiledClause {
  const { context } = compiler;
  if (context.isDocumentedOnly) throw unsupported("the clause MERGE", clause.at);
  const created = before.inner();
  const create = compileCreation(compiler, clause.pattern, created, "MERGE");
  const scope = before.inner();
  const matches = compilePatterns(compiler, [clause.pattern], undefined, scope);
  const requireValues = compileRequired(compiler, clause.pattern, before);
  const onMatch = clause.onMatch.map((change) => compileChange(compiler, change, scope));
  const onCreate = clause.onCreate.map((change) => compileChange(compiler, change, scope));
  // Creation and match fill slots of their own, as each defines the variables itself.
  const moved = scope.names.flatMap((name) => {
    const [from, to] = [created.find(name)?.slot, scope.find(name)?.slot];
    return from === undefined || to === undefined ? [] : [[from, to] as const];
  });
  const operator = writeOperator(context.budget, (row) => {
    requireValues(row);
    const found = [...matches(row)].filter((match) => match !== undefined);
    for (const match of found) for (const apply of onMatch) apply(match);
    if (found.length > 0) return found;
    const made = [...row];
    create(made);
    for (const [from, to] of moved) made[to] = made[from] ?? null;
    for (const apply of onCreate) apply(made);
    return [made];
  });
  return { operator, scope };
}

/** Rejects null in a pattern: no value equals null, so MERGE would create the pattern every time. */
function compileRequired(compiler: Compiler, pattern: Pattern, scope: Scope): (row: Row) => void {
  const entries = [...pattern.nodes, ...pattern.relationships].flatMap(({ properties }) =>
    properties?.kind === "map" ? properties.entries : [],
  );
  const evaluates = entries.map(([name, value]) => [name, compiler.compile(value, scope)] as const);
  return (row) => {
    for (const [name, evaluate] of evaluates)
      if (evaluate(row) === null)
        throw invalid(`MERGE cannot find or create the property ${name} with the value null.`);
  };
}
