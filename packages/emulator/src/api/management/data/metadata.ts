import { badRequest } from "../../../errors/service-error.ts";
import { timestamp } from "../../../jobs/scheduler.ts";
import type { Metadata, MetadataLabel } from "../../../state/metadata.ts";
import type { ServiceState } from "../../../state/service-state.ts";
import { type ManagementInput, pageOf } from "../common/input.ts";
import { requireSound } from "./check-metadata.ts";
import { newMetadataFile } from "./metadata-file.ts";

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
  async createMetadata(state: ServiceState, { body }: ManagementInput) {
    const { metadataPath: path, gesMetadata, isOverwrite, ...rest } = body as unknown as NewMetadata;
    requireSound(gesMetadata.labels);
    const old = [...state.metadatas.values()].find((metadata) => metadata.path === path);
    const file = newMetadataFile(state, path, gesMetadata.labels);
    if ((old || file.isThere) && String(isOverwrite) !== "true") {
      throw badRequest(
        "GES.7016",
        `The request is invalid. ${path} exists, and isOverwrite does not allow to replace it.`,
      );
    }
    const kept = keepMetadata(state, { ...rest, path, labels: gesMetadata.labels }, old);
    await file.write();
    return kept;
  },

  listMetadatas(state: ServiceState, input: ManagementInput) {
    const metadatas = [...state.metadatas.values()];
    return { schemaCount: metadatas.length, schemaList: pageOf(metadatas, input).map(shown) };
  },

  showMetadata(state: ServiceState, { metadataId }: ManagementInput) {
    const { labels, encryption } = findMetadata(state, metadataId);
    return { ...shownEncryption(encryption), gesMetadata: { labels } };
  },

  deleteMetadata(state: ServiceState, { metadataId }: ManagementInput) {
    state.metadatas.delete(findMetadata(state, metadataId).id);
    return {};
  },
};

/** Adds a metadata file to the project's list, or puts it in the place of an old one. */
export function keepMetadata(
  state: ServiceState,
  file: Pick<Metadata, "name" | "path" | "labels"> & Partial<Pick<Metadata, "description" | "encryption">>,
  old?: Metadata,
): { id: string; name: string } {
  const { metadatas, quotas, scheduler } = state;
  for (const other of metadatas.values()) {
    if (other.name === file.name && other !== old) {
      throw badRequest("GES.2067", `${file.name} The name already exists.`);
    }
  }
  if (!old && metadatas.size >= quotas.metadatas) {
    throw badRequest("GES.7018", "The number of metadata files reaches the upper limit.");
  }
  const now = scheduler.now();
  const metadata: Metadata = {
    id: old?.id ?? state.newId(),
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

function findMetadata(state: ServiceState, metadataId: string): Metadata {
  const metadata = state.metadatas.get(metadataId);
  if (!metadata) throw badRequest("GES.7024", "The metadata is not exist or has been deleted.");
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
