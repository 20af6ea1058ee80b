import type { Operator } from "../context.ts";
import type { Compiler } from "../expressions/compiler.ts";
import type { Scope } from "../expressions/scope.ts";
import { compilePatterns } from "../patterns/pattern-compiler.ts";
import type { Clause } from "../syntax/ast.ts";
import type { CompiledClause } from "./compiled.ts";

/** Compiles MATCH and OPTIONAL MATCH. */
export function compileMatch(compiler: Compiler, clause: Clause & { kind: "match" }, before: Scope): CompiledClause {
  const scope = before.inner();
  const matches = compilePatterns(compiler, clause.patterns, clause.where, scope);
  const added = scope.names.flatMap((name) => (before.find(name) ? [] : (scope.find(name)?.slot ?? [])));
  const operator: Operator = function* (input) {
    for (const row of input) {
      if (!row) {
        yield undefined;
        continue;
      }
      let isMatched = false;
      for (const found of matches(row)) {
        if (found) isMatched = true;
        yield found;
      }
      if (isMatched || !clause.isOptional) continue;
      const unmatched = [...row];
      for (const slot of added) unmatched[slot] = null;
      yield unmatched;
    }
  };
  return { operator, scope };
}
