/**
 * Compares pages of the vendor's documentation, saved as text, HTML or Markdown, with the descriptions.
 *
 *     npm run docs:check -- FILES...           prints what differs, as tables; of a folder, all its pages
 *     npm run docs:check -- --json FILES...    the same as JSON
 *     npm run docs:check -- --known FILE ...   takes the judged differences from another file
 *
 * Exits with 0 when nothing differs, with 1 when something does, with 2 when a page or a row of a table on it could not
 * be read.
 */
import { readdir, readFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { parse } from "yaml";
import { checkPage, type Reference } from "./docs-check/check-page.ts";
import { readOperations } from "./docs-check/description/read-operations.ts";
import { asText } from "./docs-check/report/as-text.ts";
import { readKnownDifferences } from "./docs-check/report/known-differences.ts";

const ROOT = new URL("../", import.meta.url);
const OPTIONS = { json: { type: "boolean" }, known: { type: "string" } } as const;

const { values, positionals } = parseArgs({ options: OPTIONS, allowPositionals: true });
const files = (await Promise.all(positionals.map(pagesIn))).flat();
if (positionals.length === 0) {
  console.error("Which pages? npm run docs:check -- [--json] [--known FILE] FILES...");
  process.exit(2);
}

const reference: Reference = {
  operations: await readOperations(ROOT),
  errorCodes: await readErrorCodes(),
  known: await readKnownDifferences(
    values.known ? resolve(values.known) : new URL("spec/known-differences.yaml", ROOT),
  ),
};
const pages = await Promise.all(files.map((file) => checkPage(file, reference)));
console.log(values.json ? JSON.stringify({ pages }, null, 2) : asText(pages));
if (pages.some(({ status, rows }) => status === "unreadable" || rows.read < rows.total)) process.exitCode = 2;
else if (pages.some(({ differences }) => differences.length > 0)) process.exitCode = 1;

/** The pages of a folder; a file is itself. */
async function pagesIn(path: string): Promise<string[]> {
  const names = await readdir(path).catch(() => undefined);
  return names
    ? names
        .filter((name) => /\.(html?|md|txt)$/i.test(name))
        .sort()
        .map((name) => join(path, name))
    : [path];
}

async function readErrorCodes(): Promise<Map<string, number>> {
  const yaml = await readFile(new URL("spec/error-codes.yaml", ROOT), "utf8");
  const codes = parse(yaml) as Record<string, { status: number }>;
  return new Map(Object.entries(codes).map(([code, { status }]) => [code, status]));
}
