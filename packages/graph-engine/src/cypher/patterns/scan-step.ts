import type { Vertex } from "../../graph/index.ts";
import type { Context, Evaluate } from "../context.ts";
import { isEdge, isList, isVertex, type Row, type Value } from "../values/value.ts";
import type { NodeMatcher } from "./node-matcher.ts";
import type { Cursor, RowCondition, Step, Trail } from "./step.ts";

/** Start of a match. */
export type Source =
  /** At the vertex that is in the row. */
  | { readonly kind: "bound"; readonly slot: number }
  /** At the vertices with some IDs. */
  | { readonly kind: "seek"; readonly ids: Evaluate }
  /** At the ends of an edge that is in the row. */
  | { readonly kind: "ends"; readonly slot: number }
  | { readonly kind: "all" };

/** First step of a pattern: finds a vertex to begin with. */
export function scanStep(
  source: Source,
  node: NodeMatcher,
  conditions: readonly RowCondition[],
  context: Context,
): Step {
  return {
    open({ row }: Trail): Cursor {
      const candidates = candidatesOf(source, row, context)[Symbol.iterator]();
      return {
        next() {
          const { done, value } = candidates.next();
          if (done) return false;
          return (node.put(value, row) && conditions.every((holds) => holds(row))) || undefined;
        },
      };
    },
  };
}

function candidatesOf(source: Source, row: Row, { data }: Context): Iterable<Vertex> {
  if (source.kind === "all") return data.vertices();
  if (source.kind === "seek") return found(source.ids(row), data);
  const value = row[source.slot] ?? null;
  if (source.kind === "bound") return isVertex(value) ? [value] : [];
  const edges = (isList(value) ? value : [value]).filter(isEdge);
  return found([...new Set(edges.flatMap(({ source: from, target }) => [from, target]))], data);
}

function found(ids: Value, data: Context["data"]): Vertex[] {
  const wanted = new Set(isList(ids) ? ids : [ids]);
  return [...wanted].flatMap((id) => (typeof id === "string" ? (data.vertex(id) ?? []) : []));
}
