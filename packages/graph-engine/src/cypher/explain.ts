import { itemAt } from "../collections/item-at.ts";
import type { Clause, Query } from "./syntax/ast.ts";

/** Plan of a query: the clauses in the order in which they are carried out, the last one outside. */
export interface Plan {
  readonly operator: string;
  readonly children: readonly Plan[];
}

/** Returns the plan of a query. */
export function planOf({ clauses, unions }: Query): Plan {
  const parts = [clauses, ...unions.map((union) => union.clauses)].map(chainOf);
  return parts.length === 1 ? itemAt(parts, 0) : { operator: "Union", children: parts };
}

function chainOf(clauses: readonly Clause[]): Plan {
  const begin: Plan = { operator: "Start", children: [] };
  return clauses.reduce<Plan>((plan, clause) => ({ operator: nameOf(clause), children: [plan] }), begin);
}

function nameOf(clause: Clause): string {
  if (clause.kind === "match") return clause.isOptional ? "OptionalMatch" : "Match";
  if (clause.kind === "call") return `Call ${clause.procedure}`;
  return clause.kind[0]?.toUpperCase() + clause.kind.slice(1);
}
