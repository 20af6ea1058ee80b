/**
 * Fetches the vendor's pages that the descriptions name, those that changed since the lock file was written.
 *
 *     npm run docs:fetch -- FOLDER                   both languages, into files in FOLDER
 *     npm run docs:fetch -- --language en FOLDER     one language
 *     npm run docs:fetch -- --base URL FOLDER        from another server
 *     npm run docs:fetch -- --index PAGE FOLDER      reads another page that lists operations, too
 *     npm run docs:fetch -- --lock FILE FOLDER       another lock file than spec/pages.lock.json
 *     npm run docs:fetch -- --pause MS FOLDER        the pause between two requests, 1000 ms unless told
 *
 * `npm run docs:check -- FOLDER` then holds them against the descriptions.
 * Exits with 0 when nothing is new, with 1 when pages changed or operations are new, with 2 when a page could not be
 * fetched.
 */
import { mkdir } from "node:fs/promises";
import { resolve } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { parseArgs } from "node:util";
import { readOperations } from "./docs-check/description/read-operations.ts";
import { INDEX_PAGES, type Language, VENDOR } from "./docs-fetch/addresses.ts";
import { fetchPages } from "./docs-fetch/fetch-pages.ts";
import { readLock, writeLock } from "./docs-fetch/lock.ts";
import { asText } from "./docs-fetch/report.ts";

const ROOT = new URL("../", import.meta.url);
const LANGUAGES: Language[] = ["en", "zh"];

const { values, positionals } = parseArgs({
  options: {
    language: { type: "string" },
    base: { type: "string", default: VENDOR },
    index: { type: "string", multiple: true, default: [] },
    lock: { type: "string" },
    pause: { type: "string", default: "1000" },
  },
  allowPositionals: true,
});
const [folder] = positionals;
const languages = LANGUAGES.filter((language) => values.language === undefined || language === values.language);
const pauseInMs = Number(values.pause);
if (folder === undefined || languages.length === 0 || !URL.canParse(values.base) || !(pauseInMs >= 0)) {
  console.error(
    "Where to? npm run docs:fetch -- [--language en|zh] [--base URL] [--index PAGE] [--lock FILE] [--pause MS] FOLDER",
  );
  process.exit(2);
}

await mkdir(folder, { recursive: true });
const file = values.lock ? resolve(values.lock) : new URL("spec/pages.lock.json", ROOT);
const report = await fetchPages({
  folder,
  languages,
  base: values.base,
  indexes: [...INDEX_PAGES, ...values.index],
  operations: await readOperations(ROOT),
  lock: await readLock(file),
  fetch,
  pause: () => sleep(pauseInMs),
});
await writeLock(file, report.lock);
console.log(asText(report));
if (report.failed.length > 0) process.exitCode = 2;
else if (report.changed.length + report.operations.length + report.pages.length > 0) process.exitCode = 1;
