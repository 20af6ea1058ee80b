/** Thrown when a folder cannot hold the data, or no longer can. The message names the file. */
export class PersistenceError extends Error {
  /** What is wrong, without the file. */
  readonly reason: string;

  constructor(file: string, reason: string, cause?: unknown) {
    super(`data: ${file} ${reason}`, { cause });
    this.reason = reason;
  }
}

/** Result codes of SQLite, see https://www.sqlite.org/rescode.html. */
const REASONS: Readonly<Record<number, string>> = {
  5: "is in use by another emulator",
  8: "cannot be written",
  10: "cannot be read or written, as on a disk that is full or broken",
  11: "is broken",
  13: "cannot be written, the disk is full",
  14: "cannot be opened",
  26: "is broken: it is no database",
};

function reasonOf(error: unknown): string | undefined {
  return error instanceof SyntaxError ? `is broken: ${error.message}` : undefined;
}

/** Explains an error of SQLite or of the file system for a file. */
export function persistenceError(file: string, error: unknown): PersistenceError {
  if (error instanceof PersistenceError) return error;
  const { errcode, message } = error as Error & { readonly errcode?: number };
  // The lower byte is the primary code, which the rest of it refines.
  const reason = errcode === undefined ? reasonOf(error) : REASONS[errcode & 0xff];
  return new PersistenceError(file, reason ?? `cannot be used: ${message}`, error);
}
