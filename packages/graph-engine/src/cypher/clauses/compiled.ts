import type { Operator } from "../context.ts";
import type { Scope } from "../expressions/scope.ts";

/** Clause that can be carried out, and the variables behind it. */
export interface CompiledClause {
  readonly operator: Operator;
  readonly scope: Scope;
}
