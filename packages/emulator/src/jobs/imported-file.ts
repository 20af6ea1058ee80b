/** A file of an import, and what has become of its lines so far. */
export interface ImportedFile {
  readonly path: string;
  status: "success" | "partiallyFailed" | "failed";
  /** Path of the log of lines that were not imported, once there is one. */
  log: string | undefined;
  /** Why the first of them was not. */
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

export function newImportedFile(path: string): ImportedFile {
  return { path, status: "success", log: undefined, cause: undefined, totalLines: 0, failedLines: 0 };
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

/** Whether everything in the files was imported. */
export function isComplete({ schema, vertices, edges }: ImportedFiles): boolean {
  return [...schema, ...vertices, ...edges].every(({ status }) => status === "success");
}
