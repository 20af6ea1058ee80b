import { badRequest } from "../../../errors/service-error.ts";
import { readSchemaFile } from "../../../object-storage/import.ts";
import { fileAt } from "../../../object-storage/object-storage.ts";
import type { ServiceState } from "../../../state/service-state.ts";
import type { Input } from "../described.ts";
import { keepMetadata } from "./metadata.ts";
import { toMetadataLabel } from "./metadata-labels.ts";

/** Adds a metadata file that is in object storage to the project's list. */
export async function uploadFromObs(state: ServiceState, { body }: Input<"uploadFromObs">) {
  const { metadataPath, name, description = "" } = body;
  const { path, location } = fileAt(state.storage, metadataPath, "metadataPath");
  const labels = await readSchemaFile(location).catch((error: Error) => {
    throw badRequest("GES.7010", `Failed to verify the schema and data files. ${error.message}`);
  });
  return keepMetadata(state, { path, name, description, labels: [...labels.values()].map(toMetadataLabel) });
}
