import { notEmulated } from "../errors.ts";
import type { Clause, Pattern, Query } from "./ast.ts";

/** Clauses that GQL (ISO/IEC 39075:2024) writes and means as Cypher does. */
const SHARED: ReadonlySet<Clause["kind"]> = new Set(["match", "change", "delete", "return"]);

/**
 * Checks that a query reads the same in GQL and in Cypher.
 *
 * @throws {QueryError} for the first part that only Cypher has
 */
export function requireGql({ clauses, unions }: Query): void {
  for (const clause of [clauses, ...unions.map((union) => union.clauses)].flat()) {
    if (!SHARED.has(clause.kind)) throw notEmulated(`the clause ${clause.kind} in GQL`, clause.at);
    if (clause.kind === "match") clause.patterns.forEach(requireSingleEdges);
  }
}

function requireSingleEdges({ relationships }: Pattern): void {
  const chain = relationships.find(({ length }) => length !== undefined);
  if (chain) throw notEmulated("a relationship of variable length in GQL", chain.at);
}
