import type { Clause, Query } from "./ast.ts";

const WRITING: ReadonlySet<Clause["kind"]> = new Set(["create", "merge", "change", "delete", "foreach"]);

/** Returns true for a query that changes the graph. */
export function isWriting({ clauses, unions }: Query): boolean {
  return [clauses, ...unions.map((union) => union.clauses)].flat().some(({ kind }) => WRITING.has(kind));
}
