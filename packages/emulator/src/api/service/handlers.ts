import type { Emulated } from "../not-emulated.ts";
import { algorithmOperations } from "./algorithms/algorithms.ts";
import { dynamicAlgorithmOperations } from "./algorithms/dynamic-algorithms.ts";
import { dataAssetsOperations } from "./data/data-assets.ts";
import { dataOperations } from "./data/import-export.ts";
import { instanceGraphOperations } from "./data/instance-graphs.ts";
import { graphOperations } from "./data/whole-graph.ts";
import type { ServiceHandlers } from "./described.ts";
import { edgeOperations } from "./elements/edges.ts";
import { elementFileOperations } from "./elements/element-files.ts";
import { propertyOperations } from "./elements/element-properties.ts";
import { vertexOperations } from "./elements/vertices.ts";
import { hygAlgorithmOperations } from "./hyg/algorithms.ts";
import { hygDataOperations } from "./hyg/data.ts";
import { hygGraphOperations } from "./hyg/graphs.ts";
import { hygJobOperations } from "./hyg/jobs.ts";
import { hygResultOperations } from "./hyg/results.ts";
import { jobResultOperations } from "./jobs/export-job-result.ts";
import { jobOperations } from "./jobs/jobs.ts";
import { customOperations } from "./queries/custom-operation.ts";
import { cypherOperations } from "./queries/cypher.ts";
import { filteredQueryOperations } from "./queries/filtered-query.ts";
import { gremlinOperations } from "./queries/gremlin.ts";
import { metricsOperations } from "./queries/metrics.ts";
import { pathQueryOperations } from "./queries/path-query.ts";
import { pathOperations } from "./queries/paths.ts";
import { queryOperations } from "./queries/queries.ts";
import { realTimeQueryOperations } from "./queries/real-time-queries.ts";
import { indexOperations } from "./schema/indexes.ts";
import { permissionOperations } from "./schema/permissions.ts";
import { schemaOperations } from "./schema/schema.ts";
import { schemaStructureOperations } from "./schema/schema-structure.ts";
import { transactionOperations } from "./transactions/transactions.ts";

/** The operations of the service plane that are emulated. */
export const serviceV1 = {
  ...vertexOperations,
  ...edgeOperations,
  ...propertyOperations,
  ...elementFileOperations,
  ...queryOperations,
  ...filteredQueryOperations,
  ...pathQueryOperations,
  ...gremlinOperations,
  ...customOperations,
  ...cypherOperations,
  ...pathOperations,
  ...schemaOperations,
  ...schemaStructureOperations,
  ...dataAssetsOperations,
  ...indexOperations,
  ...dataOperations,
  ...graphOperations,
  ...instanceGraphOperations,
  ...metricsOperations,
  ...permissionOperations,
  ...realTimeQueryOperations,
  ...hygGraphOperations,
  ...hygDataOperations,
  ...hygAlgorithmOperations,
  ...hygJobOperations,
  ...hygResultOperations,
  ...algorithmOperations,
  ...dynamicAlgorithmOperations,
  ...jobOperations,
  ...jobResultOperations,
  ...transactionOperations,
} satisfies Emulated<"service-v1", ServiceHandlers>;
