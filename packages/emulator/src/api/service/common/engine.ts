import * as algorithms from "@ges-sdk/graph-engine/algorithms";
import * as graph from "@ges-sdk/graph-engine/graph";
import type { QueryData as EngineQueryData } from "@ges-sdk/graph-engine/gremlin";
import type { Edge, Properties, QueryData, StatementRecord, Vertex } from "../../../compiled/service-v1-handlers.ts";

// Seam to the graph engine: it takes and returns values of any shape, which the descriptions have checked or describe.

/** Request for an algorithm, as the engine takes it. */
export function engineRequest<Request extends { algorithmName: string; parameters?: object }>({
  parameters,
  ...request
}: Request): Omit<Request, "parameters"> & Pick<algorithms.AlgorithmRequest, "algorithmName" | "parameters"> {
  return { ...request, parameters: { ...parameters } };
}

/** The algorithm that a valid request names. */
export function knownAlgorithm(name: string): algorithms.Algorithm {
  const algorithm = algorithms.algorithmNamed(name);
  if (!algorithm) throw new Error(`The description names algorithm ${name}, but the engine does not know it.`);
  return algorithm;
}

/** Representation of a vertex in responses. */
export function vertexJson(vertex: graph.Vertex) {
  const { properties, ...rest } = graph.vertexJson(vertex);
  return { ...rest, properties: propertiesJson(properties) } satisfies Vertex;
}

/** Representation of an edge in responses. */
export function edgeJson(edge: graph.Edge) {
  const { properties, ...rest } = graph.edgeJson(edge);
  return { ...rest, properties: propertiesJson(properties) } satisfies Edge;
}

function propertiesJson(properties: graph.Properties): Properties {
  return properties as Properties;
}

/** Results of a query in Gremlin. */
export function gremlinData(data: EngineQueryData): QueryData {
  return data as QueryData;
}

/** Records that a statement in Cypher returns. */
export function cypherRecords(records: readonly unknown[]): readonly StatementRecord[] {
  return records as readonly StatementRecord[];
}
