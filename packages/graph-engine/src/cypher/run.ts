import type { Context, Row } from "./context.ts";
import { evaluate, holds } from "./expressions.ts";
import { failed } from "./failures.ts";
import { matches } from "./matching.ts";
import { project } from "./projecting.ts";
import type { Clause, Pattern } from "./syntax.ts";
import { create, remove, set } from "./writing.ts";

/** The rows that clauses lead to, and lets other requests be answered meanwhile. */
export async function run(clauses: readonly Clause[], context: Context, newId: () => string): Promise<Row[]> {
  let rows: Row[] = [new Map()];
  for (const clause of clauses) rows = await carriedOut(clause, rows, context, newId);
  return rows;
}

async function carriedOut(clause: Clause, rows: Row[], context: Context, newId: () => string): Promise<Row[]> {
  if (clause.kind === "match") return match(clause, rows, context);
  if (clause.kind === "return" || clause.kind === "with") return project(clause, rows, context);
  if (clause.kind === "unwind") return unwind(clause, rows, context);
  // Writing does not give way: nobody is to meet half of a clause.
  if (clause.kind === "create") return rows.map((row) => create(clause.patterns, row, context, newId));
  if (clause.kind === "set") for (const row of rows) set(clause.settings, row, context);
  else remove(clause.variables, clause.isDetaching, rows, context);
  return rows;
}

async function match(clause: Clause & { kind: "match" }, rows: Row[], context: Context): Promise<Row[]> {
  const results: Row[] = [];
  for (const row of rows) {
    const before = results.length;
    for (const found of matches(clause.patterns, row, context)) {
      if (found instanceof Promise) await found;
      else if (holds(clause.where, found, context)) context.hold(results, found);
    }
    if (clause.isOptional && results.length === before) context.hold(results, unmatched(clause.patterns, row));
  }
  return results;
}

/** The row, with null for everything in patterns that were not found. */
function unmatched(patterns: readonly Pattern[], row: Row): Row {
  const names = patterns.flatMap(({ nodes, relationships }) =>
    [...nodes, ...relationships].map(({ variable }) => variable),
  );
  return new Map([...names.map((name) => [name, null] as const), ...row]);
}

async function unwind(clause: Clause & { kind: "unwind" }, rows: Row[], context: Context): Promise<Row[]> {
  const results: Row[] = [];
  for (const row of rows) {
    const list = evaluate(clause.list, row, context);
    if (list === null) continue;
    if (!Array.isArray(list)) throw failed("UNWIND takes a list.");
    for (const item of list) context.hold(results, new Map(row).set(clause.variable, item));
    const pause = context.work();
    if (pause) await pause;
  }
  return results;
}
