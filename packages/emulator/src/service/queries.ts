import { refuse } from "../refusal.ts";
import type { Edge, Vertex } from "../state/graph-data.ts";
import type { World } from "../state/world.ts";
import { beginServiceJob, graphInService } from "./context.ts";
import { checkFilters, type Filter, meets, sorted } from "./filter.ts";
import { givingWay } from "./give-way.ts";
import type { CreateIndexBody, QueryBody } from "./input.ts";

const DEFAULT_LIMIT = 10;

/** What a query comes to: the elements under the name that the job's outputs have for them. */
export type QueryResult = { vertices: Vertex[] } | { edges: Edge[] };

export function queryVertices(world: World, graphName: string, body: QueryBody) {
  const graph = graphInService(world, graphName, "GES.8204");
  const { labels, vertexFilters } = body;
  if (!labels && !vertexFilters) {
    throw refuse("GES.8203", "Bad Request, parameter labels and vertexFilters cannot all be null");
  }
  checkFilters(vertexFilters ?? [], "GES.8202");
  return beginServiceJob(
    world,
    graph,
    { jobType: 1, request: body },
    async (signal): Promise<QueryResult> => ({
      vertices: await select(graph.data.vertices(), vertexFilters ?? [], body, signal),
    }),
  );
}

export function queryEdges(world: World, graphName: string, body: QueryBody) {
  const graph = graphInService(world, graphName, "GES.8105");
  const { labels, edgeFilters } = body;
  if (!labels && !edgeFilters) {
    throw refuse("GES.8103", "Bad Request, parameter labels and edgeFilters cannot all be null");
  }
  checkFilters(edgeFilters ?? [], "GES.8101");
  return beginServiceJob(
    world,
    graph,
    { jobType: 0, request: body },
    async (signal): Promise<QueryResult> => ({
      edges: await select(graph.data.edges(), edgeFilters ?? [], body, signal),
    }),
  );
}

export function createIndex(world: World, graphName: string, body: CreateIndexBody) {
  const graph = graphInService(world, graphName, "GES.8603");
  const { indexName, indexType, hasLabel = "false", indexProperty = [] } = body;
  if (hasLabel !== "true" && indexProperty.length === 0) {
    throw refuse("GES.8603", "Parameter indexProperty cannot be empty unless hasLabel is true");
  }
  if (graph.data.hasIndex(indexName)) throw refuse("GES.8603", `index [${indexName}] already exists`);
  return beginServiceJob(world, graph, { jobType: 8, request: body }, async () => {
    graph.data.addIndex({ indexName, indexType, hasLabel, indexProperty });
  });
}

async function select<Element extends Vertex | Edge>(
  elements: Iterable<Element>,
  filters: readonly Filter[],
  { labels, sorts = [], offset = 0, limit = DEFAULT_LIMIT }: QueryBody,
  signal: AbortSignal,
): Promise<Element[]> {
  const giveWay = givingWay(signal);
  const selected: Element[] = [];
  for (const element of elements) {
    if ((!labels || labels.includes(element.label)) && meets(element, filters)) selected.push(element);
    await giveWay();
  }
  return sorted(selected, sorts).slice(offset, offset + limit);
}
