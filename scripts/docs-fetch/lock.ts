/** State of each page when last fetched: its address, date and a hash, none of its text. */
import { createHash } from "node:crypto";
import { readFile, writeFile } from "node:fs/promises";
import { extract } from "../docs-check/page/extract.ts";

export interface LockedPage {
  url: string;
  /** The date that the page shows. */
  date: string | null;
  /** Validator from the server's last response, for a conditional request. */
  etag?: string;
  modified?: string;
  /** Hash of the facts that docs:check reads from the page. */
  facts: string;
  /** Numbers of the pages that an index page refers to. */
  links?: string[];
}

/** By language and number, as in `en/ges_03_0347`. */
export type Lock = Record<string, LockedPage>;

export async function readLock(file: URL | string): Promise<Lock> {
  const text = await readFile(file, "utf8").catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") return "{}";
    throw error;
  });
  return JSON.parse(text) as Lock;
}

export async function writeLock(file: URL | string, lock: Lock): Promise<void> {
  const sorted = Object.fromEntries(Object.entries(lock).sort(([a], [b]) => (a < b ? -1 : 1)));
  await writeFile(file, `${JSON.stringify(sorted, null, 2)}\n`);
}

/** Hash of what a page says of its operation; the site around it does not count. */
export function hashOf(source: string, page: string): string {
  const { calls, tables, statuses, codes, examples } = extract(source, page);
  return createHash("sha256").update(JSON.stringify({ calls, tables, statuses, codes, examples })).digest("hex");
}
