import type { Edge, GraphData } from "@ges-sdk/graph-engine/graph";
import type { EdgeReference as Described } from "../../../compiled/service-v1-handlers.ts";
import { badRequest, notEmulated } from "../../../errors/service-error.ts";

/** Reference to edges. In a query, the index is a number; in a body, a text. */
export type EdgeReference = Omit<Described, "index"> & { readonly index?: string | number };

/** Why an edge with a sort key is refused. */
export const NO_SORT_KEYS = "Sort keys of edges (sortKey), which the database edition has, are not emulated.";

/** The edges that a call names, which have to exist. */
export function existingEdges(data: GraphData, reference: EdgeReference, code: string): readonly Edge[] {
  checkEnds(data, reference, code);
  const edges = namedEdges(data, reference);
  if (edges.length === 0) throw missingEdge(reference, code);
  return edges;
}

/** The edges that a call names: the one with its index, or else all between two vertices, perhaps with one label. */
export function namedEdges(data: GraphData, reference: EdgeReference): readonly Edge[] {
  const { source, target, index, label, sortKey } = reference;
  // Null is how an edge without a sort key is named.
  if (sortKey !== undefined && sortKey !== null) {
    throw notEmulated(NO_SORT_KEYS);
  }
  const parallel = data.edgesBetween(source, target);
  if (index !== undefined) return parallel.filter((edge) => String(edge.index) === String(index));
  return label === undefined ? parallel : parallel.filter((edge) => edge.label === label);
}

export function missingEdge({ source, target, index }: EdgeReference, code: string) {
  const name = [source, target, ...(index === undefined ? [] : [index])].join("-");
  return badRequest(code, `edge [${name}] does not exist`);
}

/** The vertices at both ends of an edge have to exist. */
export function checkEnds(data: GraphData, { source, target }: EdgeReference, code: string): void {
  if (!data.hasVertex(source)) throw badRequest(code, `edge source vertex [${source}] does not exist`);
  if (!data.hasVertex(target)) throw badRequest(code, `edge target vertex [${target}] does not exist`);
}
