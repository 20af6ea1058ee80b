import { existsSync } from "node:fs";
import { refuse } from "../refusal.ts";
import type { MetadataLabel } from "../state/metadata.ts";
import type { World } from "../state/world.ts";
import { writeBeside } from "../storage/export.ts";
import { fromMetadataLabel } from "../storage/metadata-labels.ts";
import { newFileAt } from "../storage/object-storage.ts";
import { writeSchema } from "../storage/write-schema.ts";

/** A metadata file that is about to be written, where there is object storage. */
export interface MetadataFile {
  readonly isThere: boolean;
  write(): Promise<void>;
}

/** Makes a metadata file ready to be written. Without object storage there is nothing to write to. */
export function newMetadataFile({ storage }: World, path: string, labels: readonly MetadataLabel[]): MetadataFile {
  if (!storage) return { isThere: false, write: async () => {} };
  const file = newFileAt(storage, path, "metadataPath");
  const text = textOf(labels);
  return { isThere: existsSync(file.location), write: () => writeBeside(file, text) };
}

function textOf(labels: readonly MetadataLabel[]): string {
  try {
    return writeSchema(labels.map(fromMetadataLabel));
  } catch (error) {
    throw refuse("GES.7010", `Failed to verify the schema and data files. ${(error as Error).message}`);
  }
}
