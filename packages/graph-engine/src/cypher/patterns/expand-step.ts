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
    open({ row, edges }: Trail): Cursor {
      const vertex = row[from] ?? null;
      if (!isVertex(vertex)) return { next: () => false };
      const candidates = relationship.edgesAt(vertex);
      const passed = edges.length;
      return {
        next() {
          edges.length = passed;
          const { done, value: edge } = candidates.next();
          if (done) return false;
          if (!relationship.fits(edge, row, edges)) return undefined;
          const end = relationship.across(edge, vertex);
          if (!end || !node.put(end, row)) return undefined;
          row[relationship.slot] = edge;
          edges.push(edge);
          return conditions.every((holds) => holds(row)) || undefined;
        },
      };
    },
  };
}
