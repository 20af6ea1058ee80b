import type { Emulated } from "../not-emulated.ts";
import { backupLinkOperations } from "./backups/backup-links.ts";
import { backupOperations, backupOperationsV1, backupOperationsV2 } from "./backups/backups.ts";
import { backupFileOperations } from "./backups/import-export-backups.ts";
import { withCamelCasedInput, withSnakeCasedOutput } from "./convert-case.ts";
import { dataOperations, dataOperationsV2 } from "./data/import-export.ts";
import { metadataOperations, metadataOperationsV1, metadataOperationsV2 } from "./data/metadata.ts";
import { uploadFromObs } from "./data/upload-from-obs.ts";
import { validateMetadata } from "./data/validate-metadata.ts";
import type { HandlersV1, HandlersV2 } from "./described.ts";
import { graphOperations } from "./graphs/graphs.ts";
import { changeOperations } from "./graphs/modify-graph.ts";
import { networkOperations, networkOperationsV2 } from "./graphs/network.ts";
import { quotaOperations } from "./graphs/quotas.ts";
import { showOperationsV1, showOperationsV2 } from "./graphs/show-graphs.ts";
import { jobOperations } from "./jobs.ts";
import { sceneOperations } from "./scenes.ts";

const inBoth = {
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

export const handlersV1 = {
  ...inBoth,
  ...backupOperationsV1,
  ...metadataOperationsV1,
  ...showOperationsV1,
  validateMetadata,
} satisfies Emulated<"management-v1", HandlersV1>;

export const handlersV2 = {
  ...inBoth,
  ...backupOperationsV2,
  ...backupFileOperations,
  ...backupLinkOperations,
  ...dataOperationsV2,
  ...metadataOperationsV2,
  ...networkOperationsV2,
  ...sceneOperations,
  ...showOperationsV2,
} satisfies Emulated<"management-v2", HandlersV2>;

/** The operations of API v1.0 that are emulated. */
export const managementV1 = withCamelCasedInput(handlersV1);

/** The operations of API v2 that are emulated. */
export const managementV2 = withSnakeCasedOutput(handlersV2);
