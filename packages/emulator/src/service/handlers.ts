import type { AlgorithmRequest } from "../algorithms/algorithm.ts";
import type { Handler } from "../management/handlers.ts";
import type { World } from "../state/world.ts";
import type { ExportOptions } from "../storage/export.ts";
import type { ImportOptions } from "../storage/import.ts";
import { executeAlgorithm, executeSubgraphAlgorithm } from "./algorithms.ts";
import { customOperations } from "./custom-operation.ts";
import { cypherOperations } from "./cypher.ts";
import { dataAssetsOperations } from "./data-assets.ts";
import { executeDynamicAlgorithm } from "./dynamic-algorithms.ts";
import { edgeOperations } from "./edges.ts";
import { elementFileOperations } from "./element-files.ts";
import { propertyOperations } from "./element-properties.ts";
import { exportJobResult, type JobResultExport } from "./export-job-result.ts";
import { exportEdges, exportGraph, exportVertices, importGraph, type SelectionExport } from "./files.ts";
import { filteredQueryOperations } from "./filtered-query.ts";
import { gremlinOperations } from "./gremlin.ts";
import { hygAlgorithmOperations } from "./hyg/algorithms.ts";
import { hygDataOperations } from "./hyg/data.ts";
import { hygGraphOperations } from "./hyg/graphs.ts";
import { hygJobOperations } from "./hyg/jobs.ts";
import { hygResultOperations } from "./hyg/results.ts";
import { indexOperations } from "./indexes.ts";
import { cancelJob, listJobs, showJob } from "./jobs.ts";
import { pathQueryOperations } from "./path-query.ts";
import { pathOperations } from "./paths.ts";
import { permissionOperations } from "./permissions.ts";
import { queryOperations } from "./queries.ts";
import { realTimeQueryOperations } from "./real-time-queries.ts";
import { schemaOperations } from "./schema.ts";
import { schemaStructureOperations } from "./schema-structure.ts";
import { vertexOperations } from "./vertices.ts";
import { graphOperations } from "./whole-graph.ts";

/** What a call of the service plane brought, already valid. */
interface ServiceInput {
  readonly graph_name: string;
  readonly job_id: string;
  readonly offset?: number;
  readonly limit?: number;
  readonly body: unknown;
}

/** The operations of the service plane, API v1.0. */
export const serviceV1: Record<string, Handler> = {
  ...handlers(vertexOperations),
  ...handlers(edgeOperations),
  ...handlers(propertyOperations),
  ...handlers(elementFileOperations),
  ...handlers(queryOperations),
  ...handlers(filteredQueryOperations),
  ...handlers(pathQueryOperations),
  ...handlers(gremlinOperations),
  ...handlers(customOperations),
  ...handlers(cypherOperations),
  ...handlers(pathOperations),
  ...handlers(schemaOperations),
  ...handlers(schemaStructureOperations),
  ...handlers(dataAssetsOperations),
  ...handlers(indexOperations),
  ...handlers(graphOperations),
  ...handlers(permissionOperations),
  ...handlers(realTimeQueryOperations),
  ...handlers(hygGraphOperations),
  ...handlers(hygDataOperations),
  ...handlers(hygAlgorithmOperations),
  ...handlers(hygJobOperations),
  ...handlers(hygResultOperations),
  ...handlers({ executeDynamicAlgorithm, executeSubgraphAlgorithm }),
  cancelJob: handler((world, { graph_name, job_id }) => cancelJob(world, graph_name, job_id)),
  executeAlgorithm: handler((world, { graph_name, body }) =>
    executeAlgorithm(world, graph_name, body as AlgorithmRequest),
  ),
  exportEdges: handler((world, { graph_name, body }) => exportEdges(world, graph_name, body as SelectionExport)),
  exportGraph: handler((world, { graph_name, body }) => exportGraph(world, graph_name, body as ExportOptions)),
  exportJobResult: handler((world, { graph_name, job_id, body }) =>
    exportJobResult(world, graph_name, job_id, body as JobResultExport),
  ),
  exportVertices: handler((world, { graph_name, body }) => exportVertices(world, graph_name, body as SelectionExport)),
  importGraph: handler((world, { graph_name, body }) => importGraph(world, graph_name, body as ImportOptions)),
  listJobs: handler((world, { graph_name, ...page }) => listJobs(world, graph_name, page)),
  showJob: handler((world, { graph_name, job_id, ...page }) => showJob(world, graph_name, job_id, page)),
};

function handler(operation: (...call: [Parameters<Handler>[0], ServiceInput]) => unknown): Handler {
  return (world, input) => operation(world, input as unknown as ServiceInput);
}

/** Operations by their `operationId`. Their input has been judged by the description, so they say themselves what it is. */
function handlers(operations: Record<string, (world: World, input: never) => unknown>): Record<string, Handler> {
  return Object.fromEntries(
    Object.entries(operations).map(([name, operation]) => [name, (world, input) => operation(world, input as never)]),
  );
}
