import type { Edge, GraphData, Vertex } from "@ges-sdk/graph-engine/graph";
import { cooperativeYield, QueryBudget, runPausable, sortPausable } from "@ges-sdk/graph-engine/scheduling";
import { checkFilters, type Filter, filterCondition, hasLabelOf, orderBy } from "@ges-sdk/graph-engine/traversal";
import type {
  Edge as EdgeJson,
  EdgeQuery,
  PathEdge,
  Vertex as VertexJson,
  VertexQuery,
} from "../../../compiled/service-v1-handlers.ts";
import { badRequest } from "../../../errors/service-error.ts";
import { beginServiceJob, graphInService } from "../common/context.ts";
import { edgeJson, vertexJson } from "../common/engine.ts";
import { readQuery, runQuery } from "../common/query-errors.ts";
import type { ServiceHandlers } from "../described.ts";

const DEFAULT_LIMIT = 10;

/** Result of a query, under the name that the outputs of its job use. */
export interface QueryResult {
  readonly vertices?: readonly VertexJson[];
  readonly edges?: readonly EdgeJson[];
  readonly paths?: readonly (readonly PathEdge[])[];
  /** True when the result is returned whole, not page by page. */
  readonly isWhole?: boolean;
}

interface Filters {
  readonly filters: readonly Filter[];
}

/** The operations on vertices and edges that are named by label and property. */
export const queryOperations = {
  queryVertices(state, { graph_name, body }) {
    const graph = graphInService(state, graph_name, "GES.8204");
    const filters = vertexFilters(body);
    const { limits } = state.querySettings;
    return beginServiceJob(
      state,
      graph,
      { jobType: 1, request: body },
      (signal): Promise<QueryResult> =>
        runQuery("vertexFilters", async () => {
          const budget = new QueryBudget({ limits, signal });
          const vertices = await found(graph.data.vertices(), { ...body, filters }, budget);
          return { vertices: vertices.map(vertexJson) };
        }),
    );
  },

  queryEdges(state, { graph_name, body }) {
    const graph = graphInService(state, graph_name, "GES.8105");
    const filters = edgeFilters(body);
    const { limits } = state.querySettings;
    return beginServiceJob(
      state,
      graph,
      { jobType: 0, request: body },
      (signal): Promise<QueryResult> =>
        runQuery("edgeFilters", async () => {
          const budget = new QueryBudget({ limits, signal });
          const edges = await found(graph.data.edges(), { ...body, filters }, budget);
          return { edges: edges.map(edgeJson) };
        }),
    );
  },

  deleteVertices(state, { graph_name, body }) {
    const graph = graphInService(state, graph_name, "GES.8204");
    const filters = vertexFilters(body);
    const kind = { jobType: 1, request: body, isUnstoppable: true, isWriting: true };
    return beginServiceJob(state, graph, kind, async (signal) => {
      await deleteVertices(graph.data, await select(graph.data.vertices(), { ...body, filters }, signal), signal);
    });
  },

  deleteEdges(state, { graph_name, body }) {
    const graph = graphInService(state, graph_name, "GES.8105");
    const filters = edgeFilters(body);
    const kind = { jobType: 0, request: body, isUnstoppable: true, isWriting: true };
    return beginServiceJob(state, graph, kind, async (signal) => {
      await deleteEdges(graph.data, await select(graph.data.edges(), { ...body, filters }, signal), signal);
    });
  },
} satisfies Partial<ServiceHandlers>;

/** Deletes many vertices, with all edges at them. */
export async function deleteVertices(data: GraphData, vertices: readonly Vertex[], signal: AbortSignal): Promise<void> {
  const yieldIfDue = cooperativeYield(signal);
  for (const { id } of vertices) {
    data.deleteVertex(id);
    await yieldIfDue();
  }
}

/** Deletes many edges. */
export async function deleteEdges(data: GraphData, edges: readonly Edge[], signal: AbortSignal): Promise<void> {
  const yieldIfDue = cooperativeYield(signal);
  for (const edge of edges) {
    data.deleteEdge(edge);
    await yieldIfDue();
  }
}

/** The elements with one of the labels that meet the filters. */
export async function select<Element extends Vertex | Edge>(
  elements: Iterable<Element>,
  { labels, filters = [] }: { labels?: readonly string[]; filters?: readonly Filter[] },
  signal: AbortSignal,
): Promise<Element[]> {
  const yieldIfDue = cooperativeYield(signal);
  const meets = filterCondition(filters);
  const selected: Element[] = [];
  for (const element of elements) {
    if (hasLabelOf(element, labels) && meets(element)) selected.push(element);
    await yieldIfDue();
  }
  return selected;
}

/** One page of the elements that meet the filters. Without an order it stops where the page ends. */
async function found<Element extends Vertex | Edge>(
  elements: Iterable<Element>,
  { labels, filters, sorts = [], offset = 0, limit = DEFAULT_LIMIT }: (VertexQuery | EdgeQuery) & Filters,
  budget: QueryBudget,
): Promise<Element[]> {
  const [start, end] = [Number(offset), Number(offset) + Number(limit)];
  const selected: Element[] = [];
  const meets = filterCondition(filters);
  for (const element of elements) {
    const pause = budget.stepAndYield();
    if (pause) await pause;
    if (!hasLabelOf(element, labels) || !meets(element)) continue;
    budget.hold();
    selected.push(element);
    if (sorts.length === 0 && selected.length === end) break;
  }
  const sorted =
    sorts.length === 0 ? selected : await runPausable(sortPausable(selected, orderBy(sorts), budget), budget);
  return sorted.slice(start, end);
}

/** Filters of a request for vertices. */
export function vertexFilters({ labels, vertexFilters: filters }: Pick<VertexQuery, "labels" | "vertexFilters">) {
  if (!labels && !filters) {
    throw badRequest("GES.8203", "Bad Request, parameter labels and vertexFilters cannot all be null");
  }
  readQuery("vertexFilters", () => checkFilters(filters ?? []));
  return filters ?? [];
}

/** Filters of a request for edges. */
export function edgeFilters({ labels, edgeFilters: filters }: Pick<EdgeQuery, "labels" | "edgeFilters">) {
  if (!labels && !filters) {
    throw badRequest("GES.8103", "Bad Request, parameter labels and edgeFilters cannot all be null");
  }
  readQuery("edgeFilters", () => checkFilters(filters ?? []));
  return filters ?? [];
}
