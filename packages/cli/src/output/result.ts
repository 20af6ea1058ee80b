/** Outcome of a command: data for programs, and a view of it for people. */
export interface Result {
  /** Data as `--output json` prints it and `--query` reads it. */
  readonly data: unknown;
  /** The same as rows of a table, or as one object; absent where the data is readable as it is. */
  readonly view?: Row | readonly unknown[] | undefined;
  /** Field of the data, or of its items, that `--output id` prints. */
  readonly id?: string | undefined;
  /** True when what was found is a failure, which the exit code tells. */
  readonly isFailure?: boolean | undefined;
  /** Format unless `--output` says otherwise. */
  readonly format?: "json" | undefined;
}

/** Cells by column. */
export type Row = Readonly<Record<string, unknown>>;

/** Creates the result of a list. */
export function listResult<Item>(items: readonly Item[], id: string & keyof Item, view: (item: Item) => Row): Result {
  return { data: items, view: items.map(view), id };
}
