import { isVertex } from "../values/value.ts";
import type { NodeMatcher } from "./node-matcher.ts";
import type { RelationshipMatcher } from "./relationship-matcher.ts";
import type { Cursor, RowCondition, Step, Trail } from "./step.ts";

/** Follows one edge from a vertex in the row. */
export function expandStep(
  from: number,
  relationship: RelationshipMatcher,
  node: NodeMatcher,
  conditions: readonly RowCondition[],
): Step {
  return {
    open(trail: Trail): Cursor {
      const { row } = trail;
      const vertex = row[from] ?? null;
      if (!isVertex(vertex)) return { next: () => false };
      const candidates = relationship.edgesAt(vertex);
      const before = trail.length;
      return {
        next() {
          trail.goBack(before);
          const { done, value: edge } = candidates.next();
          if (done) return false;
          if (!relationship.fits(edge, trail)) return undefined;
          const end = relationship.across(edge, vertex);
          if (!end || !node.put(end, row)) return undefined;
          row[relationship.slot] = edge;
          trail.pass(edge);
          return conditions.every((holds) => holds(row)) || undefined;
        },
      };
    },
  };
}
