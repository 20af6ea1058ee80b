import { badRequest, ServiceError } from "../../../errors/service-error.ts";
import { timestamp } from "../../../jobs/scheduler.ts";
import type { Metadata } from "../../../state/metadata.ts";
import type { ServiceState } from "../../../state/service-state.ts";
import { type Page, pageOf } from "../common/page.ts";
import type { HandlersV1, HandlersV2, ManagementHandlers } from "../described.ts";
import { requireSound } from "./check-metadata.ts";
import { newMetadataFile } from "./metadata-file.ts";

/** The operations on metadata files, as API v1.0 names their fields. */
export const metadataOperations = {
  async createMetadata(state, { body }) {
    const { metadataPath: path, gesMetadata, isOverwrite, ...rest } = body;
    const labels = gesMetadata.labels.map(({ name, properties }) => ({ name, properties: properties ?? null }));
    requireSound(labels);
    const old = [...state.metadatas.values()].find((metadata) => metadata.path === path);
    const file = newMetadataFile(state, path, labels);
    if ((old || file.isThere) && String(isOverwrite) !== "true") {
      throw badRequest(
        "GES.7016",
        `The request is invalid. ${path} exists, and isOverwrite does not allow to replace it.`,
      );
    }
    const kept = keepMetadata(state, { ...rest, path, labels }, old);
    await file.write();
    return kept;
  },
} satisfies Partial<ManagementHandlers>;

/** Metadata operations of API v1.0, which does not show encryption. */
export const metadataOperationsV1 = {
  listMetadatas: ({ metadatas }, page) => listed([...metadatas.values()], page, metadataJson),
  showMetadata: (state, { metadataId }) => ({ gesMetadata: { labels: findMetadataV1(state, metadataId).labels } }),

  deleteMetadata(state, { metadataId }) {
    state.metadatas.delete(findMetadataV1(state, metadataId).id);
    return {};
  },
} satisfies Partial<HandlersV1>;

/** Metadata operations of API v2. */
export const metadataOperationsV2 = {
  listMetadatas: ({ metadatas }, page) =>
    listed([...metadatas.values()], page, (metadata) => ({
      ...metadataJson(metadata),
      ...encryptionJson(metadata.encryption),
    })),

  showMetadata(state, { metadataId }) {
    const { labels, encryption } = findMetadata(state, metadataId);
    return { ...encryptionJson(encryption), gesMetadata: { labels } };
  },

  deleteMetadata(state, { metadataId }) {
    state.metadatas.delete(findMetadata(state, metadataId).id);
    return {};
  },
} satisfies Partial<HandlersV2>;

function listed<Json>(metadatas: readonly Metadata[], page: Page, json: (metadata: Metadata) => Json) {
  return { schemaCount: metadatas.length, schemaList: pageOf(metadatas, page).map(json) };
}

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

/** Clients of API v1.0 know a missing file by another code, in a field that the pages do not have. */
function findMetadataV1(state: ServiceState, metadataId: string): Metadata {
  if (state.compatibility === "documented" || state.metadatas.has(metadataId)) return findMetadata(state, metadataId);
  throw new ServiceError(400, "GES.2067", `${metadataId} does not exist.`, { errCode: "GES.2067" });
}

function metadataJson({ id, name, description, path, created, updated }: Metadata) {
  return {
    id,
    name,
    description,
    status: "200",
    metadataPath: path,
    startTime: timestamp(created),
    lastUpdateTime: timestamp(updated),
  };
}

function encryptionJson(encryption: Metadata["encryption"]) {
  const { enable, masterKeyId } = encryption ?? {};
  return { encrypted: enable === true, ...(masterKeyId !== undefined && { masterKeyId }) };
}
