import type { ServiceState } from "../../state/service-state.ts";
import { backupOperations, listBackupsInV1 } from "./backups/backups.ts";
import { backupFileOperations } from "./backups/import-export-backups.ts";
import type { ManagementInput } from "./common/input.ts";
import { toCamelCase, toSnakeCase } from "./convert-case.ts";
import { dataOperations, exportGraphInParts } from "./data/import-export.ts";
import { metadataOperations } from "./data/metadata.ts";
import { uploadFromObs } from "./data/upload-from-obs.ts";
import { validateMetadata } from "./data/validate-metadata.ts";
import { graphOperations } from "./graphs/graphs.ts";
import { changeOperations } from "./graphs/modify-graph.ts";
import { networkOperations } from "./graphs/network.ts";
import { quotaOperations } from "./graphs/quotas.ts";
import { lookOperationsV1, lookOperationsV2 } from "./graphs/show-graphs.ts";
import { jobOperations } from "./jobs.ts";
import { sceneOperations } from "./scenes.ts";

/** Carries out one operation on valid input. */
export type Handler = (state: ServiceState, input: Record<string, unknown>) => unknown;

type Operations = Record<string, (state: ServiceState, input: ManagementInput) => unknown>;

const inBoth: Operations = {
  ...backupOperations,
  ...changeOperations,
  ...dataOperations,
  ...graphOperations,
  ...jobOperations,
  ...metadataOperations,
  ...networkOperations,
  ...quotaOperations,
  uploadFromObs,
};

const inV1: Operations = { ...inBoth, ...lookOperationsV1, listBackups: listBackupsInV1, validateMetadata };

const inV2: Operations = {
  ...inBoth,
  ...lookOperationsV2,
  ...backupFileOperations,
  ...sceneOperations,
  exportGraph: exportGraphInParts,
};

// v1.0 writes some names in snake_case too, so its input is brought into one form as well.
export const managementV1 = mapValues(
  inV1,
  (operation): Handler =>
    (state, input) =>
      operation(state, toCamelCase(input) as ManagementInput),
);

export const managementV2 = mapValues(
  inV2,
  (operation): Handler =>
    (state, input) => {
      const result = operation(state, toCamelCase(input) as ManagementInput);
      return result instanceof Promise ? result.then(toSnakeCase) : toSnakeCase(result);
    },
);

function mapValues(operations: Operations, wrap: (operation: Operations[string]) => Handler): Record<string, Handler> {
  return Object.fromEntries(Object.entries(operations).map(([name, operation]) => [name, wrap(operation)]));
}
