/** A file of an import, and the outcome of its lines so far. */
export interface ImportedFile {
  readonly path: string;
  status: "success" | "partiallyFailed" | "failed";
  /** Path of the log of lines that were not imported, once there is one. */
  log: string | undefined;
  /** Reason of the first of them. */
  cause: string | undefined;
  totalLines: number;
  failedLines: number;
}

/** The files of an import by what they hold. */
export interface ImportedFiles {
  readonly schema: readonly ImportedFile[];
  readonly vertices: readonly ImportedFile[];
  readonly edges: readonly ImportedFile[];
}

/** A file that has not been read. */
export function newImportedFile(path: string): ImportedFile {
  return { path, status: "failed", log: undefined, cause: NOT_READ, totalLines: 0, failedLines: 0 };
}

const NOT_READ = "The file has not been read.";

/** Notes that the reading of a file begins. */
export function beginFile(file: ImportedFile): void {
  file.status = "success";
  file.cause = undefined;
}

/** Notes that the reading of a file ended before its end. */
export function breakOffFile(file: ImportedFile, reason: string): void {
  file.status = file.totalLines > file.failedLines ? "partiallyFailed" : "failed";
  file.cause = reason;
}

/** Counts a line. */
export function countLine(file: ImportedFile, problem: string | undefined): void {
  file.totalLines += 1;
  if (problem !== undefined) {
    file.failedLines += 1;
    file.cause ??= problem;
  }
  if (file.failedLines > 0) file.status = file.failedLines === file.totalLines ? "failed" : "partiallyFailed";
}

/**
 * Outcome of an import whose files have been read.
 *
 * @throws {Error} when there were lines and none of them was imported
 */
export function outcomeOf({ schema, vertices, edges }: ImportedFiles): "success" | "partiallyFailed" {
  const files = [...vertices, ...edges];
  const failed = files.find(({ status }) => status === "failed");
  if (failed && files.every(({ totalLines, failedLines }) => totalLines === failedLines)) {
    throw new Error(`No line was imported. ${failed.path}: ${failed.cause}`);
  }
  return [...schema, ...files].every(({ status }) => status === "success") ? "success" : "partiallyFailed";
}
