import type { Edge, GraphData, Vertex } from "@ges-sdk/graph-engine/graph";
import { QueryBudget } from "@ges-sdk/graph-engine/scheduling";
import { conditionOf, isEdge, type Step, stays, stepsOf, take } from "@ges-sdk/graph-engine/traversal";
import { badRequest, notEmulated } from "../../../errors/service-error.ts";
import type { Sender } from "../../handler.ts";
import { beginServiceJob, graphInService } from "../common/context.ts";
import { readQuery, runQuery } from "../common/query-errors.ts";
import type { Input, ServiceHandlers } from "../described.ts";
import { edgeParts, vertexParts } from "./output-selection.ts";
import type { QueryResult } from "./queries.ts";

const CODE = "GES.8806";
const DEFAULT_TIMES = 2;
const DEFAULT_LIMIT = 10_000;

type PathQuery = Input<"runFilteredQueryV2">["body"];

type Stop = (element: Vertex | Edge) => boolean;

/** The query that repeats its steps. */
export const pathQueryOperations = {
  async runFilteredQueryV2(state, { graph_name, body }, sender?: Sender) {
    const graph = graphInService(state, graph_name, CODE);
    // No vendor page shows their response, so any response would be made up.
    if (body.queryType === "Tree") throw notEmulated("The queryType Tree is not emulated.");
    if (body.select) throw notEmulated("The parameter select is not emulated.");
    const steps = repeatedSteps(body);
    const stop = stopOf(body);
    const { limits } = state.querySettings;
    const work = (signal: AbortSignal | undefined) =>
      runQuery("filteredQuery", () => repeated(graph.data, steps, stop, body, new QueryBudget({ limits, signal })));

    if (body.executionMode !== "async") return { data: await work(sender?.signal) };
    return beginServiceJob(state, graph, { jobType: 1, request: body }, work);
  },
} satisfies Partial<ServiceHandlers>;

/** As many steps as there may be, the first one again after the last one. */
function repeatedSteps({ repeat, times = DEFAULT_TIMES }: PathQuery): Step[] {
  const staying = repeat.find(({ operator }) => stays(operator));
  if (staying) throw badRequest(CODE, `Parameter operator is invalid: [${staying.operator}] cannot be repeated.`);
  const bodies = Array.from({ length: Math.ceil(times / repeat.length) }, () => repeat)
    .flat()
    .slice(0, times);
  return readQuery("filteredQuery", () => stepsOf(bodies, "vertices"));
}

function stopOf({ until: [condition] = [] }: PathQuery): Stop {
  const { vertex_filter, edge_filter } = condition ?? {};
  const { vertex: stopsAtVertex, edge: stopsAtEdge } = readQuery("filteredQuery", () => ({
    vertex: vertex_filter ? conditionOf(vertex_filter) : () => false,
    edge: edge_filter ? conditionOf(edge_filter) : () => false,
  }));
  return (element) => (isEdge(element) ? stopsAtEdge(element) : stopsAtVertex(element));
}

async function repeated(
  data: GraphData,
  steps: readonly Step[],
  stop: Stop,
  { vertices: ids, emit, limit = DEFAULT_LIMIT, by = [] }: PathQuery,
  budget: QueryBudget,
): Promise<Pick<QueryResult, "vertices" | "edges">> {
  const results = new Set<Vertex | Edge>();
  let layer = new Set<Vertex | Edge>();
  for (const id of ids) {
    const vertex = data.vertex(id);
    if (vertex) layer.add(vertex);
  }
  for (const step of steps) {
    const next = new Set<Vertex | Edge>();
    for (const element of elementsFrom(data, step, layer)) {
      const isEnd = stop(element);
      if (isEnd || emit || step === steps.at(-1)) results.add(element);
      if (!isEnd) next.add(element);
      const pause = budget.stepAndYield();
      if (pause) await pause;
    }
    layer = next;
  }
  return resultOf([...results].slice(0, limit), by[0], steps.at(-1)?.leadsTo);
}

/** Finds the elements one step away from each of a layer. */
function* elementsFrom(data: GraphData, step: Step, layer: Iterable<Vertex | Edge>): Iterable<Vertex | Edge> {
  for (const from of layer) for (const { element } of take(data, step, from)) yield element;
}

function resultOf(
  found: readonly (Vertex | Edge)[],
  selection: NonNullable<PathQuery["by"]>[number] | undefined,
  leadsTo: Step["leadsTo"] | undefined,
): Pick<QueryResult, "vertices" | "edges"> {
  const edges = found.filter(isEdge).map((edge) => edgeParts(edge, selection));
  const vertices = found.flatMap((element) => (isEdge(element) ? [] : [vertexParts(element, selection)]));
  return leadsTo === "edges"
    ? { ...(vertices.length > 0 && { vertices }), edges }
    : { vertices, ...(edges.length > 0 && { edges }) };
}
