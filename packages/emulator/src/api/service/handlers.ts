import type { AlgorithmRequest } from "@ges-sdk/graph-engine/algorithms";
import type { ExportOptions } from "../../object-storage/export.ts";
import type { ImportOptions } from "../../object-storage/import.ts";
import type { ServiceState } from "../../state/service-state.ts";
import type { Handler } from "../management/handlers.ts";
import { executeAlgorithm, executeSubgraphAlgorithm } from "./algorithms/algorithms.ts";
import { executeDynamicAlgorithm } from "./algorithms/dynamic-algorithms.ts";
import { dataAssetsOperations } from "./data/data-assets.ts";
import { exportEdges, exportGraph, exportVertices, importGraph, type SelectionExport } from "./data/import-export.ts";
import { graphOperations } from "./data/whole-graph.ts";
import { edgeOperations } from "./elements/edges.ts";
import { elementFileOperations } from "./elements/element-files.ts";
import { propertyOperations } from "./elements/element-properties.ts";
import { vertexOperations } from "./elements/vertices.ts";
import { hygAlgorithmOperations } from "./hyg/algorithms.ts";
import { hygDataOperations } from "./hyg/data.ts";
import { hygGraphOperations } from "./hyg/graphs.ts";
import { hygJobOperations } from "./hyg/jobs.ts";
import { hygResultOperations } from "./hyg/results.ts";
import { exportJobResult, type JobResultExport } from "./jobs/export-job-result.ts";
import { cancelJob, listJobs, showJob } from "./jobs/jobs.ts";
import { customOperations } from "./queries/custom-operation.ts";
import { cypherOperations } from "./queries/cypher.ts";
import { filteredQueryOperations } from "./queries/filtered-query.ts";
import { gremlinOperations } from "./queries/gremlin.ts";
import { pathQueryOperations } from "./queries/path-query.ts";
import { pathOperations } from "./queries/paths.ts";
import { queryOperations } from "./queries/queries.ts";
import { realTimeQueryOperations } from "./queries/real-time-queries.ts";
import { indexOperations } from "./schema/indexes.ts";
import { permissionOperations } from "./schema/permissions.ts";
import { schemaOperations } from "./schema/schema.ts";
import { schemaStructureOperations } from "./schema/schema-structure.ts";

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
  cancelJob: handler((state, { graph_name, job_id }) => cancelJob(state, graph_name, job_id)),
  executeAlgorithm: handler((state, { graph_name, body }) =>
    executeAlgorithm(state, graph_name, body as AlgorithmRequest),
  ),
  exportEdges: handler((state, { graph_name, body }) => exportEdges(state, graph_name, body as SelectionExport)),
  exportGraph: handler((state, { graph_name, body }) => exportGraph(state, graph_name, body as ExportOptions)),
  exportJobResult: handler((state, { graph_name, job_id, body }) =>
    exportJobResult(state, graph_name, job_id, body as JobResultExport),
  ),
  exportVertices: handler((state, { graph_name, body }) => exportVertices(state, graph_name, body as SelectionExport)),
  importGraph: handler((state, { graph_name, body }) => importGraph(state, graph_name, body as ImportOptions)),
  listJobs: handler((state, { graph_name, ...page }) => listJobs(state, graph_name, page)),
  showJob: handler((state, { graph_name, job_id, ...page }) => showJob(state, graph_name, job_id, page)),
};

function handler(operation: (...call: [Parameters<Handler>[0], ServiceInput]) => unknown): Handler {
  return (state, input) => operation(state, input as unknown as ServiceInput);
}

/** Operations by their `operationId`. Their input has been judged by the description, so they say themselves what it is. */
function handlers(operations: Record<string, (state: ServiceState, input: never) => unknown>): Record<string, Handler> {
  return Object.fromEntries(
    Object.entries(operations).map(([name, operation]) => [name, (state, input) => operation(state, input as never)]),
  );
}
