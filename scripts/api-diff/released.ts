import { existsSync } from "node:fs";
import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { stringify } from "yaml";
import { readBundle } from "../bundled.ts";
import { DESCRIPTIONS } from "../generate/outputs.ts";

/** The descriptions of the last release, as far as they are compared. */
export const RELEASED = "spec/released";

/** True when there is a release to compare with. */
export function isReleased(): boolean {
  return existsSync(RELEASED);
}

/** Writes today's descriptions into a folder, as far as they are compared. */
export async function writeComparable(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  for (const { name } of DESCRIPTIONS) {
    // JSON, with a line for whatever fits into one: it stays in the repository from release to release.
    const text = stringify(comparable(readBundle(name)), {
      collectionStyle: "flow",
      defaultStringType: "QUOTE_DOUBLE",
      defaultKeyType: "QUOTE_DOUBLE",
      indent: 1,
      lineWidth: 160,
      aliasDuplicateObjects: false,
    });
    await writeFile(join(folder, `${name}.json`), text);
  }
}

const PROSE = new Set(["description", "summary", "title", "example", "examples", "externalDocs"]);

/** A node without its prose, which breaks nobody's program. The keys of `properties` are names, and may be such words. */
function comparable(node: unknown, keysAreNames = false): unknown {
  if (Array.isArray(node)) return node.map((item) => comparable(item));
  if (typeof node !== "object" || node === null) return node;
  const entries = Object.entries(node).filter(([key]) => keysAreNames || !(PROSE.has(key) || key.startsWith("x-")));
  return Object.fromEntries(
    entries.map(([key, value]) => [key, comparable(value, key === "properties" && !keysAreNames)]),
  );
}
