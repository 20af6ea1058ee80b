import type { World } from "../state/world.ts";
import { backupFileOperations } from "./backup-files.ts";
import { backupOperations, listBackupsInV1 } from "./backups.ts";
import { toCamelCase, toSnakeCase } from "./case.ts";
import { changeOperations } from "./changes.ts";
import { dataOperations, exportGraphInParts } from "./data.ts";
import { graphOperations } from "./graphs.ts";
import type { ManagementInput } from "./input.ts";
import { jobOperations } from "./jobs.ts";
import { lookOperationsV1, lookOperationsV2 } from "./look.ts";
import { metadataOperations } from "./metadata.ts";
import { networkOperations } from "./network.ts";
import { quotaOperations } from "./quotas.ts";
import { sceneOperations } from "./scenes.ts";
import { uploadFromObs } from "./upload-from-obs.ts";
import { validateMetadata } from "./validate-metadata.ts";

/** Carries out one operation on valid input. */
export type Handler = (world: World, input: Record<string, unknown>) => unknown;

type Operations = Record<string, (world: World, input: ManagementInput) => unknown>;

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
  // Only v1.0 tells the ID of the new backup.
  createBackup: (world, input) => ({ jobId: backupOperations.createBackup(world, input).jobId }),
};

// v1.0 writes some names in snake_case too, so its input is brought into one form as well.
export const managementV1 = mapValues(
  inV1,
  (operation): Handler =>
    (world, input) =>
      operation(world, toCamelCase(input) as ManagementInput),
);

export const managementV2 = mapValues(
  inV2,
  (operation): Handler =>
    (world, input) => {
      const result = operation(world, toCamelCase(input) as ManagementInput);
      return result instanceof Promise ? result.then(toSnakeCase) : toSnakeCase(result);
    },
);

function mapValues(operations: Operations, wrap: (operation: Operations[string]) => Handler): Record<string, Handler> {
  return Object.fromEntries(Object.entries(operations).map(([name, operation]) => [name, wrap(operation)]));
}
