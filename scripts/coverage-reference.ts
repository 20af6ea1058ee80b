/**
 * Lists every operation and every algorithm that a folder of reference files knows, as described or not.
 *
 *     npm run coverage:reference -- FOLDER    fails when something is missing
 */
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { readBundle } from "./bundled.ts";
import { operationsOf } from "./generate/operations.ts";
import { DESCRIPTIONS } from "./generate/outputs.ts";

/** Fields that all reference files share, as far as this script reads them. */
interface Record {
  page?: string;
  page_id?: string;
  title?: string;
  operation?: string;
  method: string;
  path: string;
  action_id?: string | null;
  algorithm?: string | null;
  algorithmName?: string | null;
}

interface Entry {
  source: string;
  page: string | undefined;
  /** Method, path without the names of its parameters, and action or algorithm. */
  key: string;
  title: string;
}

const FILES = ["v2-management.json", "v1-management.json", "v1-service.json", "algorithms.json", "pages-en.json"];
const MEMORY_ALGORITHM = { method: "POST", path: "/ges/v1.0/{project_id}/graphs/{graph_name}/action" };

const folder = process.argv[2];
if (!folder) {
  console.error("Name the folder that holds the reference files: npm run coverage:reference -- FOLDER");
  process.exit(2);
}

const entries = (await Promise.all(FILES.map(readEntries))).flat();
const { keys, pages } = described();
const isDescribed = ({ key, page }: Entry) => keys.has(key) || (page !== undefined && pages.has(page));
for (const entry of entries) {
  console.log(`${isDescribed(entry) ? "described" : "MISSING  "}  ${entry.source}  ${entry.key}  ${entry.title}`);
}
const count = entries.filter(isDescribed).length;
console.log(`\n${count} of ${entries.length} are described.`);
process.exitCode = count < entries.length ? 1 : 0;

async function readEntries(file: string): Promise<Entry[]> {
  const content = JSON.parse(await readFile(join(folder as string, file), "utf8"));
  const records: Record[] = Array.isArray(content) ? content : content.operations;
  return records.map((record) => {
    const algorithm = record.algorithm ?? record.algorithmName ?? undefined;
    const { method, path } = file === "algorithms.json" ? MEMORY_ALGORITHM : record;
    return {
      source: file,
      // Where a page has no id of its own, the record names the overview it is known from.
      page: /(ges_03|en-us_topic)_\d+/.exec(record.page ?? record.page_id ?? "")?.[0],
      key: keyOf(method, path, algorithm ?? record.action_id ?? undefined),
      title: record.title ?? record.operation ?? "",
    };
  });
}

function described(): { keys: Set<string>; pages: Set<string> } {
  const keys = new Set<string>();
  const pages = new Set<string>();
  for (const description of DESCRIPTIONS.map(({ name }) => readBundle(name))) {
    for (const { operation, method, key, variants } of operationsOf(description)) {
      const [path = "", action] = key.split("#");
      keys.add(keyOf(method, path, action));
      for (const name of Object.keys(variants?.schemas ?? {})) keys.add(keyOf(method, path, name));
      for (const page of [operation["x-ges-page"], ...(operation["x-ges-other-pages"] ?? [])]) pages.add(page);
    }
  }
  return { keys, pages };
}

function keyOf(method: string, path: string, variant: string | undefined): string {
  const nameless = path.replace(/\{\w+\}/g, "{}");
  // `kcore` and `k_core` are one algorithm: the pages write both.
  return `${method} ${nameless}${variant === undefined ? "" : `#${variant.replaceAll("_", "")}`}`;
}
