import { existsSync } from "node:fs";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { dirname } from "node:path";

/** A file to write, or a change of one that is there. */
export interface Edit {
  readonly file: string;
  /** The new text; of a file that is there, from its present one. */
  readonly write: (text: string) => string;
  readonly isNew: boolean;
}

/** Carries edits out, all or none. */
export async function apply(edits: readonly Edit[]): Promise<void> {
  const taken = edits.find(({ file, isNew }) => isNew && existsSync(file));
  if (taken) throw new Error(`${taken.file} is there already.`);
  const texts = new Map<string, string>();
  for (const { file, write, isNew } of edits) {
    texts.set(file, write(isNew ? "" : (texts.get(file) ?? (await readFile(file, "utf8")))));
  }
  for (const [file, text] of texts) {
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, text);
  }
}

/** Puts a text before or behind the one place of a file that a pattern finds. */
export function insert(file: string, pattern: RegExp, replace: (found: string) => string): Edit {
  return {
    file,
    isNew: false,
    write: (text) => {
      const places = [...text.matchAll(new RegExp(pattern, `${pattern.flags}g`))];
      const last = places.at(-1);
      if (!last) throw new Error(`${file} has no place that looks like ${pattern}. Add the operation by hand.`);
      const [found] = last;
      return text.slice(0, last.index) + replace(found) + text.slice(last.index + found.length);
    },
  };
}
