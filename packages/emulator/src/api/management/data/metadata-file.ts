import { existsSync } from "node:fs";
import { messageOf } from "../../../errors/message-of.ts";
import { badRequest } from "../../../errors/service-error.ts";
import { writeBeside } from "../../../object-storage/export.ts";
import { newFileAt } from "../../../object-storage/object-storage.ts";
import { writeSchema } from "../../../object-storage/write-schema.ts";
import type { MetadataLabel } from "../../../state/metadata.ts";
import type { ServiceState } from "../../../state/service-state.ts";
import { fromMetadataLabel } from "./metadata-labels.ts";

/** A metadata file that is about to be written, where there is object storage. */
export interface MetadataFile {
  readonly isThere: boolean;
  write(): Promise<void>;
}

/** Makes a metadata file ready to be written. In the default storage only the emulator writes, so its list counts. */
export function newMetadataFile(
  { storage }: ServiceState,
  path: string,
  labels: readonly MetadataLabel[],
): MetadataFile {
  const file = newFileAt(storage, path, "metadataPath");
  const text = textOf(labels);
  return { isThere: !storage.isDefault && existsSync(file.location), write: () => writeBeside(file, text) };
}

function textOf(labels: readonly MetadataLabel[]): string {
  try {
    return writeSchema(labels.map(fromMetadataLabel));
  } catch (error) {
    throw badRequest("GES.7010", `Failed to verify the schema and data files. ${messageOf(error)}`);
  }
}
