import { refuse } from "../refusal.ts";
import { timestamp } from "../state/agenda.ts";
import type { Metadata, MetadataLabel } from "../state/metadata.ts";
import type { World } from "../state/world.ts";
import { type ManagementInput, pageOf } from "./input.ts";
import { newMetadataFile } from "./metadata-file.ts";
import { requireSound } from "./sound-metadata.ts";

interface NewMetadata {
  readonly metadataPath: string;
  readonly name: string;
  readonly description?: string;
  readonly isOverwrite: boolean | "true" | "false";
  readonly encryption?: NonNullable<Metadata["encryption"]>;
  readonly gesMetadata: { readonly labels: readonly MetadataLabel[] };
}

/** The operations on metadata files, as API v1.0 names their fields. */
export const metadataOperations = {
  async createMetadata(world: World, { body }: ManagementInput) {
    const { metadataPath: path, gesMetadata, isOverwrite, ...rest } = body as unknown as NewMetadata;
    requireSound(gesMetadata.labels);
    const old = [...world.metadatas.values()].find((metadata) => metadata.path === path);
    const file = newMetadataFile(world, path, gesMetadata.labels);
    if ((old || file.isThere) && String(isOverwrite) !== "true") {
      throw refuse("GES.7016", `The request is invalid. ${path} exists, and isOverwrite does not allow to replace it.`);
    }
    const kept = keepMetadata(world, { ...rest, path, labels: gesMetadata.labels }, old);
    await file.write();
    return kept;
  },

  listMetadatas(world: World, input: ManagementInput) {
    const metadatas = [...world.metadatas.values()];
    return { schemaCount: metadatas.length, schemaList: pageOf(metadatas, input).map(shown) };
  },

  showMetadata(world: World, { metadataId }: ManagementInput) {
    const { labels, encryption } = findMetadata(world, metadataId);
    return { ...shownEncryption(encryption), gesMetadata: { labels } };
  },

  deleteMetadata(world: World, { metadataId }: ManagementInput) {
    world.metadatas.delete(findMetadata(world, metadataId).id);
    return {};
  },
};

/** Adds a metadata file to the project's list, or puts it in the place of an old one. */
export function keepMetadata(
  world: World,
  file: Pick<Metadata, "name" | "path" | "labels"> & Partial<Pick<Metadata, "description" | "encryption">>,
  old?: Metadata,
): { id: string; name: string } {
  const { metadatas, quotas, agenda } = world;
  for (const other of metadatas.values()) {
    if (other.name === file.name && other !== old) {
      throw refuse("GES.2067", `${file.name} The name already exists.`);
    }
  }
  if (!old && metadatas.size >= quotas.metadatas) {
    throw refuse("GES.7018", "The number of metadata files reaches the upper limit.");
  }
  const now = agenda.now();
  const metadata: Metadata = {
    id: old?.id ?? world.newId(),
    name: file.name,
    description: file.description ?? "",
    path: file.path,
    labels: file.labels,
    encryption: file.encryption,
    created: old?.created ?? now,
    updated: now,
  };
  metadatas.set(metadata.id, metadata);
  return { id: metadata.id, name: metadata.name };
}

function findMetadata(world: World, metadataId: string): Metadata {
  const metadata = world.metadatas.get(metadataId);
  if (!metadata) throw refuse("GES.7024", "The metadata is not exist or has been deleted.");
  return metadata;
}

function shown({ id, name, description, path, created, updated, encryption }: Metadata) {
  return {
    id,
    name,
    description,
    status: "200",
    metadataPath: path,
    startTime: timestamp(created),
    lastUpdateTime: timestamp(updated),
    ...shownEncryption(encryption),
  };
}

function shownEncryption(encryption: Metadata["encryption"]) {
  const { enable, masterKeyId } = encryption ?? {};
  return { encrypted: enable === true, ...(masterKeyId !== undefined && { masterKeyId }) };
}
