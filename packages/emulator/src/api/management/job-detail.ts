import type { ImportedFile, ImportedFiles } from "../../jobs/imported-file.ts";

/** The files of an import, as its job shows them. */
export function jobDetail({ schema, vertices, edges }: ImportedFiles) {
  return { schemaPath: shown(schema), vertexsetPath: shown(vertices), edgesetPath: shown(edges) };
}

function shown(files: readonly ImportedFile[]) {
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
