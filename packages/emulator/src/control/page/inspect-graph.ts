import { edgeJson, vertexJson } from "@ges-sdk/graph-engine/graph";
import type { Graph } from "../../state/graph.ts";
import type { Projects } from "../../state/projects.ts";
import type { ServiceState } from "../../state/service-state.ts";

/** Finds a graph of any project. */
export function graphIn({ states }: Projects, id: string): { state: ServiceState; graph: Graph } {
  for (const state of states) {
    const graph = state.graphs.get(id);
    if (graph) return { state, graph };
  }
  throw new RangeError(`there is no graph ${id}`);
}

/** The vertex with an ID, or the edges between two vertices, with their properties. */
export function elementsOf({ data }: Graph, { vertex, source, target }: Readonly<Record<string, string>>): unknown {
  if (vertex !== undefined) {
    const found = data.vertex(vertex);
    if (!found) throw new RangeError(`there is no vertex ${vertex}`);
    return { vertices: [vertexJson(found)], edges: [] };
  }
  return { vertices: [], edges: data.edgesBetween(source ?? "", target ?? "").map(edgeJson) };
}

/** Runs a query as a request would, in `gremlin` or `cypher`. */
export async function runQueryOn(
  state: ServiceState,
  graph: Graph,
  { language, text }: Record<string, unknown>,
): Promise<unknown> {
  if (typeof text !== "string" || text.trim() === "") throw new TypeError("text: must be a query");
  const { queryInGremlin } = await import("../../api/service/queries/gremlin.ts");
  if (language === "gremlin") return queryInGremlin(state, graph.name, text, undefined);
  if (language !== "cypher") throw new TypeError("language: must be gremlin or cypher");
  const { runStatements } = await import("../../api/service/queries/statements.ts");
  return runStatements([{ statement: text }], { state, graph, data: graph.data, signal: undefined });
}
