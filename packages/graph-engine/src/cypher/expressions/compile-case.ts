import type { Evaluate } from "../context.ts";
import type { Expression } from "../syntax/ast.ts";
import { equals } from "../values/equality.ts";
import type { Compiler } from "./compiler.ts";
import type { Scope } from "./scope.ts";

/** Compiles `CASE … END`, with a subject or with conditions. */
export function compileCase(compiler: Compiler, expression: Expression & { kind: "case" }, scope: Scope): Evaluate {
  const { subject, branches, otherwise } = expression;
  const of = subject && compiler.compile(subject, scope);
  const compiled = branches.map(({ when, value }) => {
    const evaluate = compiler.compile(value, scope);
    if (!of) return { meets: compiler.condition(when, scope), evaluate };
    const candidate = compiler.compile(when, scope);
    return { meets: (row: Parameters<Evaluate>[0]) => equals(of(row), candidate(row)), evaluate };
  });
  const last = otherwise && compiler.compile(otherwise, scope);
  return (row) => {
    const branch = compiled.find(({ meets }) => meets(row) === true);
    return branch ? branch.evaluate(row) : (last?.(row) ?? null);
  };
}
