import type { Edge, GraphData, Vertex } from "@ges-sdk/graph-engine/graph";
import { QueryBudget } from "@ges-sdk/graph-engine/scheduling";
import {
  edgesIn,
  isEdge,
  type Layer,
  layersOf,
  pathsIn,
  type Step,
  stepsOf,
  verticesIn,
} from "@ges-sdk/graph-engine/traversal";
import type { FilteredQueryData, PathEdge } from "../../../compiled/service-v1-handlers.ts";
import { badRequest } from "../../../errors/service-error.ts";
import type { Sender } from "../../handler.ts";
import { beginServiceJob, graphInService } from "../common/context.ts";
import { edgeJson } from "../common/engine.ts";
import { namedEdges } from "../common/find-edges.ts";
import { readQuery, runQuery } from "../common/query-errors.ts";
import type { Input, ServiceHandlers } from "../described.ts";
import { edgeParts, vertexParts } from "./output-selection.ts";
import type { QueryResult } from "./queries.ts";

const CODE = "GES.8806";
const MOST_RESULTS = 100_000;

/** The query that goes step by step and filters each. */
export const filteredQueryOperations = {
  async runFilteredQuery(state, { graph_name, body }, sender?: Sender) {
    const graph = graphInService(state, graph_name, CODE);
    const isFromEdges = (body.edges?.length ?? 0) > 0;
    if (isFromEdges && (body.vertices?.length ?? 0) > 0) {
      throw badRequest(CODE, "Parameters vertices and edges cannot be given together.");
    }
    if (!body.vertices && !body.edges) throw badRequest(CODE, "Parameters vertices and edges cannot all be null.");
    const start = isFromEdges || (!body.vertices && body.edges) ? "edges" : "vertices";
    const steps = readQuery("filteredQuery", () => stepsOf(body.filters, start));
    const startingPoints = [...startOf(graph.data, body, steps)];
    const { limits } = state.querySettings;
    const work = (signal: AbortSignal | undefined): Promise<QueryResult> =>
      runQuery("filteredQuery", async () => {
        const layers = await layersOf(graph.data, startingPoints, steps, new QueryBudget({ limits, signal }));
        return resultOf(layers, steps, body);
      });

    if (body.executionMode !== "async") return { data: limited(await work(sender?.signal)) };
    return beginServiceJob(state, graph, { jobType: 1, request: body, isUnstoppable: true }, async (signal) => ({
      ...(await work(signal)),
      isWhole: body.visualized === true,
    }));
  },
} satisfies Partial<ServiceHandlers>;

/** The elements to start from. Nothing together with a first step that stays means everything. */
function* startOf(
  data: GraphData,
  body: Input<"runFilteredQuery">["body"],
  [first]: readonly Step[],
): Iterable<Vertex | Edge> {
  const { vertices = [], edges = [], restricted = true } = body;
  if (vertices.length === 0 && edges.length === 0) {
    if (first?.operator === "vertex") yield* data.vertices();
    if (first?.operator === "edge") yield* data.edges();
  }
  for (const id of vertices) {
    const vertex = data.vertex(id);
    if (vertex) yield vertex;
    else if (restricted) throw badRequest(CODE, `vertex [${id}] does not exist`);
  }
  for (const reference of edges) {
    const named = namedEdges(data, reference);
    if (named.length === 0 && restricted) {
      throw badRequest(CODE, `edge [${reference.source}-${reference.target}] does not exist`);
    }
    yield* named;
  }
}

/** Result of a query, in the form that its `query_type` selects. */
function resultOf(
  layers: readonly Layer[],
  steps: readonly Step[],
  body: Input<"runFilteredQuery">["body"],
): QueryResult {
  const { query_type, by = [], full_path } = body;
  if (query_type === "Path") return { paths: firstPaths(layers, full_path === true) };
  if (query_type === "SimpleEdges") return { edges: Array.from(edgesIn(layers), simple) };
  if (query_type === "AllVertices") {
    return { vertices: Array.from(verticesIn(layers), (vertex) => vertexParts(vertex, by[0])) };
  }
  const found = [...(layers.at(-1)?.keys() ?? [])];
  return steps.at(-1)?.leadsTo === "edges"
    ? { edges: found.filter(isEdge).map((edge) => edgeParts(edge, by[0])) }
    : { vertices: found.flatMap((element) => (isEdge(element) ? [] : [vertexParts(element, by[0])])) };
}

function firstPaths(layers: readonly Layer[], toAllLeaves: boolean): PathEdge[][] {
  const paths: PathEdge[][] = [];
  for (const path of pathsIn(layers, toAllLeaves)) {
    if (paths.length === MOST_RESULTS) break;
    paths.push(path.map(simple));
  }
  return paths;
}

function simple(edge: Edge): PathEdge {
  const { properties, ...rest } = edgeJson(edge);
  return rest;
}

function limited({ vertices, edges, paths }: QueryResult): FilteredQueryData {
  return {
    ...(vertices && { vertices: vertices.slice(0, MOST_RESULTS) }),
    ...(edges && { edges: edges.slice(0, MOST_RESULTS) }),
    ...(paths && { paths: paths.slice(0, MOST_RESULTS) }),
  };
}
