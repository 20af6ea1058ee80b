import { readFileSync } from "node:fs";
import type { Edit } from "./edits.ts";
import type { NewOperation } from "./new-operation.ts";

/** A change-set that names all packages: they carry the same version, and one that is left out fails the release. */
export function changeSet({ description, name, fileName }: NewOperation): Edit[] {
  const { fixed } = JSON.parse(readFileSync(".changeset/config.json", "utf8")) as { fixed: [string[]] };
  const releases = fixed[0].map((packageName) => `"${packageName}": minor\n`).join("");
  const text = `---\n${releases}---\n\nAdd \`${name}\` (${description}).\n`;
  return [{ file: `.changeset/${description}-${fileName}.md`, isNew: true, write: () => text }];
}
