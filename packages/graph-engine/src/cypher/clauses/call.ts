import { itemAt } from "../../collections/item-at.ts";
import type { Operator } from "../context.ts";
import { invalid, syntaxError } from "../errors.ts";
import type { Compiler } from "../expressions/compiler.ts";
import type { Scope } from "../expressions/scope.ts";
import { procedureNamed } from "../procedures/procedures.ts";
import type { Clause } from "../syntax/ast.ts";
import type { CompiledProjection } from "./projection.ts";

type Call = Clause & { kind: "call" };

/** Compiles CALL of a procedure. */
export function compileCallClause(
  compiler: Compiler,
  clause: Call,
  before: Scope,
  isStandalone: boolean,
): CompiledProjection {
  const { context } = compiler;
  const procedure = procedureNamed(clause.procedure, clause.at);
  const args = (
    clause.args ?? procedure.takes.map((name) => ({ kind: "parameter", at: clause.at, name }) as const)
  ).map((arg) => compiler.compile(arg, before));
  if (args.length !== procedure.takes.length)
    throw syntaxError(
      `the procedure ${clause.procedure} takes ${procedure.takes.length} arguments, not ${args.length},`,
      clause.at,
    );
  const yields = yieldsOf(clause, procedure.columns, isStandalone);
  const scope = before.inner();
  const slots = yields.map(({ name, at }) => scope.declareNew(name, "any", at));
  const places = yields.map(({ field, at }) => placeOf(field, procedure.columns, at));
  const meets = clause.where && compiler.condition(clause.where, scope);
  const operator: Operator = function* (input) {
    for (const row of input) {
      if (!row) {
        yield undefined;
        continue;
      }
      const given = args.map((evaluate) => evaluate(row));
      for (const values of procedure.rows(given, context)) {
        context.budget.step();
        const made = [...row];
        for (const [position, slot] of slots.entries()) made[slot] = values[itemAt(places, position)] ?? null;
        if (!meets || meets(made) === true) yield made;
      }
    }
  };
  return { operator, scope, columns: yields.map(({ name }) => name) };
}

function yieldsOf({ yields, at }: Call, columns: readonly string[], isStandalone: boolean) {
  if (yields === "all" && !isStandalone) throw syntaxError("YIELD * is for a CALL that stands alone", at);
  if (yields !== undefined && yields !== "all") return yields;
  return isStandalone ? columns.map((name) => ({ field: name, name, at })) : [];
}

function placeOf(field: string, columns: readonly string[], at: number): number {
  const place = columns.indexOf(field);
  if (place === -1)
    throw invalid(`the procedure yields ${columns.join(", ")}, and no ${field} as at position ${at}.`, at);
  return place;
}
