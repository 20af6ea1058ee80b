import type { Edge, GraphData } from "@ges-sdk/graph-engine/graph";
import { badRequest } from "../../../errors/service-error.ts";
import { graphInService } from "../common/context.ts";
import { edgeJson, vertexJson } from "../common/engine.ts";
import type { ServiceHandlers } from "../described.ts";

const MOST_EDGES = 100_000;

/** The operations that show vertices together with the edges between them. */
export const pathOperations = {
  queryPaths(state, { graph_name, body }) {
    const { data } = graphInService(state, graph_name, "GES.8107");
    if (body.paths.some((path) => path.length === 0)) {
      throw badRequest("GES.8610", "Parameter paths is invalid: a path has no vertices.");
    }
    const paths = body.paths.map((path) => detailed(data, path, body.directed === true));
    return { data: { outputs: { paths } } };
  },

  querySubgraph(state, { graph_name, body }) {
    const { data } = graphInService(state, graph_name, "GES.8204");
    const ids = new Set(body.vertices);
    const vertices = Array.from(ids, (id) => data.vertex(id)).filter((vertex) => vertex !== undefined);
    const edges: Edge[] = [];
    for (const { id } of vertices) {
      for (const edge of data.edgesFrom(id)) {
        if (!ids.has(edge.target)) continue;
        if (edges.length === MOST_EDGES) {
          throw badRequest(
            "GES.8000",
            `Parameter vertices is invalid: there are more than ${MOST_EDGES} edges between them.`,
          );
        }
        edges.push(edge);
      }
    }
    return { data: { vertices: vertices.map(vertexJson), edges: edges.map(edgeJson) } };
  },
} satisfies Partial<ServiceHandlers>;

/** The vertices of a path, each but the first after the edges that lead to it. */
function detailed(data: GraphData, path: readonly string[], directed: boolean): object[] {
  return path.flatMap((id, position) => {
    const vertex = data.vertex(id);
    const shown = vertex ? vertexJson(vertex) : {};
    const previous = path[position - 1];
    return previous === undefined ? [shown] : [{ edges: edgesOn(data, previous, id, directed).map(edgeJson) }, shown];
  });
}

function edgesOn(data: GraphData, from: string, to: string, directed: boolean): readonly Edge[] {
  const edges = data.edgesBetween(from, to);
  // An edge from a vertex to itself is not met again on the way back.
  return directed || from === to ? edges : [...edges, ...data.edgesBetween(to, from)];
}
