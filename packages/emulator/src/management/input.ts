/** What a call brought: path and query parameters and the body, already valid, names in camelCase. */
export interface ManagementInput {
  readonly graphId: string;
  readonly jobId: string;
  readonly backupId: string;
  readonly offset: number | undefined;
  readonly limit: number | undefined;
  readonly keepBackup: boolean | undefined;
  readonly graphName: string | undefined;
  readonly status: string | undefined;
  readonly startTime: string | undefined;
  readonly endTime: string | undefined;
  readonly body: Record<string, unknown> | undefined;
}

const DEFAULT_LIMIT = 10;

/** The page of a list that a call asks for. */
export function pageOf<Item>(items: Item[], { offset = 0, limit = DEFAULT_LIMIT }: ManagementInput): Item[] {
  return items.slice(offset, offset + limit);
}
