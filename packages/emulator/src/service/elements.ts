import { refuse } from "../refusal.ts";
import type { World } from "../state/world.ts";
import { graphInService } from "./context.ts";
import type { AddEdgeBody, AddVertexBody } from "./input.ts";

const DEFAULT_LABEL = "__DEFAULT__";

export function addVertex(world: World, graphName: string, { vertex, label, properties = {} }: AddVertexBody) {
  const { data } = graphInService(world, graphName, "GES.8000");
  if (data.hasVertex(vertex)) throw refuse("GES.8000", `vertex [${vertex}] already exists`);
  data.addVertex({ id: vertex, label, properties });
  return { result: "success" };
}

export function addEdge(world: World, graphName: string, body: AddEdgeBody) {
  const { source, target, label = DEFAULT_LABEL, properties = {}, parallelEdge } = body;
  const { data } = graphInService(world, graphName, "GES.8000");
  if (!data.hasVertex(source)) throw refuse("GES.8000", `Edge source vertex [${source}] does not exist`);
  if (!data.hasVertex(target)) throw refuse("GES.8000", `Edge target vertex [${target}] does not exist`);
  const { action = "allow", ignoreLabel = true } = parallelEdge ?? {};
  const index = data.addEdge({ source, target, label, properties }, { action, ignoreLabel });
  return { result: "success", data: { index: String(index) } };
}

export function showGraphSummary(world: World, graphName: string, labelDetails: boolean) {
  const { data } = graphInService(world, graphName, "GES.8001");
  const counts = { vertexNum: data.vertexCount, edgeNum: data.edgeCount };
  if (!labelDetails) return { data: counts };

  const indexes = [...data.indexes()].filter(({ hasLabel }) => hasLabel === "true");
  const hasVertexIndex = indexes.some(({ indexType }) => indexType === "GlobalCompositeVertexIndex");
  const hasEdgeIndex = indexes.some(({ indexType }) => indexType === "GlobalCompositeEdgeIndex");
  const missing = [
    ...(hasVertexIndex ? [] : ["Label index in vertices is not found."]),
    ...(hasEdgeIndex ? [] : ["Label index in edges is not found."]),
  ];
  return {
    data: {
      ...counts,
      labelDetails: {
        ...(hasVertexIndex && { labelInVertex: countByLabel(data.vertices()) }),
        ...(hasEdgeIndex && { labelInEdge: countByLabel(data.edges()) }),
        ...(missing.length > 0 && { errorCode: "GES.8017", errorMessage: missing.join("") }),
      },
    },
  };
}

function countByLabel(elements: Iterable<{ label: string }>): Record<string, number> {
  const counts = new Map<string, number>();
  for (const { label } of elements) counts.set(label, (counts.get(label) ?? 0) + 1);
  return Object.fromEntries(counts);
}
