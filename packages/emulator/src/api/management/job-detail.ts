import type { ImportedFile, ImportedFiles } from "../../jobs/imported-file.ts";

/** Representation of the files of an import in its job. */
export function jobDetail({ schema, vertices, edges }: ImportedFiles) {
  return { schemaPath: filesJson(schema), vertexsetPath: filesJson(vertices), edgesetPath: filesJson(edges) };
}

function filesJson(files: readonly ImportedFile[]) {
  if (files.length === 0) return null;
  return files.map(({ path, log, status, cause, totalLines, failedLines }) => ({
    path,
    log: log ?? null,
    status,
    cause: cause ?? null,
    totalLines,
    failedLines,
    successfulLines: totalLines - failedLines,
  }));
}
