import { refuse } from "../refusal.ts";
import type { World } from "../state/world.ts";
import { readSchemaFile } from "../storage/import.ts";
import { toMetadataLabel } from "../storage/metadata-labels.ts";
import { fileAt, storageOf } from "../storage/object-storage.ts";
import type { ManagementInput } from "./input.ts";
import { keepMetadata } from "./metadata.ts";

interface MetadataUpload {
  readonly metadataPath: string;
  readonly name: string;
  readonly description?: string;
}

/** Adds a metadata file that is in object storage to the project's list. */
export async function uploadFromObs(world: World, { body }: ManagementInput) {
  const { metadataPath, name, description = "" } = body as unknown as MetadataUpload;
  const { path, location } = fileAt(storageOf(world), metadataPath, "metadataPath");
  const labels = await readSchemaFile(location).catch((error: Error) => {
    throw refuse("GES.7010", `Failed to verify the schema and data files. ${error.message}`);
  });
  return keepMetadata(world, { path, name, description, labels: [...labels.values()].map(toMetadataLabel) });
}
