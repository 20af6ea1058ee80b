/** What a call brought: path and query parameters and the body, already valid, names in camelCase. */
export interface ManagementInput {
  readonly graphId: string;
  readonly jobId: string;
  readonly backupId: string;
  readonly metadataId: string;
  readonly offset: number | undefined;
  readonly limit: number | undefined;
  readonly keepBackup: boolean | undefined;
  readonly deleteEip: boolean | undefined;
  readonly clearMetadata: boolean | undefined;
  readonly graphName: string | undefined;
  readonly sceneName: string | undefined;
  readonly applicationName: string | undefined;
  readonly status: string | undefined;
  readonly startTime: string | undefined;
  readonly endTime: string | undefined;
  readonly body: Record<string, unknown> | undefined;
}

const DEFAULT_LIMIT = 10;

/** Where the page of a list that a call asks for begins, and how long it is. */
export function pageSpan({ offset = 0, limit = DEFAULT_LIMIT }: ManagementInput): { offset: number; limit: number } {
  return { offset, limit };
}

/** The page of a list that a call asks for. */
export function pageOf<Item>(items: Item[], input: ManagementInput): Item[] {
  const { offset, limit } = pageSpan(input);
  return items.slice(offset, offset + limit);
}
