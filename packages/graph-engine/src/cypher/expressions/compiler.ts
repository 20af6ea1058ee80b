import type { Context, Evaluate } from "../context.ts";
import type { Expression } from "../syntax/ast.ts";
import type { Kind } from "../values/kind.ts";
import type { Row } from "../values/value.ts";
import type { Scope } from "./scope.ts";

/** Compiles the expressions inside of another one. */
export interface Compiler {
  readonly context: Context;
  compile(expression: Expression, scope: Scope): Evaluate;
  condition(expression: Expression, scope: Scope): (row: Row) => boolean | null;
  requireKind(expression: Expression, scope: Scope, kinds: readonly Kind[], what: string): void;
}
