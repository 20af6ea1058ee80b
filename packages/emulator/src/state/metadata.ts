import type { MetadataLabel } from "../compiled/management-v1-handlers.ts";

/** A metadata file: the schema of graphs to come. */
export interface Metadata {
  readonly id: string;
  readonly name: string;
  readonly description: string;
  /** Path of the file in object storage, bucket first. */
  readonly path: string;
  /** Described labels, as API v1.0 writes them. */
  readonly labels: readonly MetadataLabel[];
  readonly encryption: { readonly enable?: boolean; readonly masterKeyId?: string } | undefined;
  readonly created: number;
  readonly updated: number;
}

export type { MetadataLabel };
