import type { Handler } from "../management/handlers.ts";
import { executeAlgorithm } from "./algorithms.ts";
import { addEdge, addVertex, showGraphSummary } from "./elements.ts";
import type { AddEdgeBody, AddVertexBody, AlgorithmBody, CreateIndexBody, QueryBody } from "./input.ts";
import { cancelJob, listJobs, showJob } from "./jobs.ts";
import { createIndex, queryEdges, queryVertices } from "./queries.ts";

/** What a call of the service plane brought, already valid. */
interface ServiceInput {
  readonly graph_name: string;
  readonly job_id: string;
  readonly offset?: number;
  readonly limit?: number;
  readonly label_details?: boolean;
  readonly body: unknown;
}

/** The operations of the service plane, API v1.0. */
export const serviceV1: Record<string, Handler> = {
  addEdge: handler((world, { graph_name, body }) => addEdge(world, graph_name, body as AddEdgeBody)),
  addVertex: handler((world, { graph_name, body }) => addVertex(world, graph_name, body as AddVertexBody)),
  cancelJob: handler((world, { graph_name, job_id }) => cancelJob(world, graph_name, job_id)),
  createIndex: handler((world, { graph_name, body }) => createIndex(world, graph_name, body as CreateIndexBody)),
  executeAlgorithm: handler((world, { graph_name, body }) =>
    executeAlgorithm(world, graph_name, body as AlgorithmBody),
  ),
  listJobs: handler((world, { graph_name, ...page }) => listJobs(world, graph_name, page)),
  queryEdges: handler((world, { graph_name, body }) => queryEdges(world, graph_name, body as QueryBody)),
  queryVertices: handler((world, { graph_name, body }) => queryVertices(world, graph_name, body as QueryBody)),
  showGraphSummary: handler((world, { graph_name, label_details }) =>
    showGraphSummary(world, graph_name, label_details === true),
  ),
  showJob: handler((world, { graph_name, job_id, ...page }) => showJob(world, graph_name, job_id, page)),
};

function handler(operation: (...call: [Parameters<Handler>[0], ServiceInput]) => unknown): Handler {
  return (world, input) => operation(world, input as unknown as ServiceInput);
}
