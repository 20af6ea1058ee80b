/** A metadata file: the schema of graphs to come. */
export interface Metadata {
  readonly id: string;
  readonly name: string;
  readonly description: string;
  /** Path of the file in object storage, bucket first. */
  readonly path: string;
  /** What it describes, as API v1.0 writes it. */
  readonly labels: readonly MetadataLabel[];
  readonly encryption: { readonly enable?: boolean; readonly masterKeyId?: string } | undefined;
  readonly created: number;
  readonly updated: number;
}

/** A label and its properties, which have string values only. */
export interface MetadataLabel {
  readonly name: string;
  readonly properties?: readonly Readonly<Record<string, string>>[] | null;
}
