import { itemAt } from "../../collections/item-at.ts";
import type { Edge, Vertex } from "../../graph/index.ts";
import type { Context } from "../context.ts";
import { Path } from "../values/path.ts";
import type { Value } from "../values/value.ts";
import type { PatternSlots } from "./pattern-scope.ts";
import type { Cursor, RowCondition, Step, Trail } from "./step.ts";

/** Puts the path of a pattern that was matched into the row. */
export function pathStep(
  slots: PatternSlots & { path: number },
  conditions: readonly RowCondition[],
  context: Context,
): Step {
  return {
    open({ row }: Trail): Cursor {
      let isDone = false;
      return {
        next() {
          if (isDone) return false;
          isDone = true;
          row[slots.path] = pathOf(slots, row, context);
          return conditions.every((holds) => holds(row)) || undefined;
        },
      };
    },
  };
}

/** Returns the path that the parts of a pattern make. */
export function pathOf({ nodes, relationships }: PatternSlots, row: readonly Value[], { data }: Context): Path {
  const vertices = [row[nodes[0] as number] as Vertex];
  const edges = relationships.flatMap((slot) => row[slot] as Edge | Edge[]);
  for (const edge of edges) {
    const { id } = itemAt(vertices, vertices.length - 1);
    const next = data.vertex(edge.source === id ? edge.target : edge.source);
    if (next) vertices.push(next);
  }
  return new Path(vertices, edges);
}
