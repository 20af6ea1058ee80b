/**
 * Compares the facts of a published client with the descriptions.
 *
 *     npm run sdk:check -- FILE                prints what differs, as tables
 *     npm run sdk:check -- --json FILE         the same as JSON
 *     npm run sdk:check -- --known FILE ...    takes the judged differences from another file
 *
 * FILE holds operations and models for each version of the API, `{ "v2": { "operations": …, "models": … } }`.
 * Exits with 0 when nothing differs, with 1 when something does, with 2 when the file could not be read.
 */
import { readFile } from "node:fs/promises";
import { resolve } from "node:path";
import { parseArgs } from "node:util";
import { readOperations } from "./docs-check/description/read-operations.ts";
import { isKnown, readKnownDifferences } from "./docs-check/report/known-differences.ts";
import { checkClients } from "./sdk-check/check-clients.ts";
import { asText } from "./sdk-check/report.ts";
import { parseWitness } from "./sdk-check/witness.ts";

const ROOT = new URL("../", import.meta.url);
const OPTIONS = { json: { type: "boolean" }, known: { type: "string" } } as const;
const { values, positionals } = parseArgs({ options: OPTIONS, allowPositionals: true });
const [file] = positionals;
if (file === undefined) {
  console.error("Which client? npm run sdk:check -- [--json] [--known FILE] FILE");
  process.exit(2);
}

const clients = await readFile(file, "utf8")
  .then(parseWitness)
  .catch((error: Error) => {
    console.error(`${file} cannot be read as the facts of a client: ${error.message}`);
    process.exit(2);
  });
const known = await readKnownDifferences(
  values.known ? resolve(values.known) : new URL("spec/known-differences.yaml", ROOT),
);
const operations = checkClients(clients, await readOperations(ROOT)).map(({ differences, ...report }) => ({
  ...report,
  known: differences.filter((difference) => isKnown(difference, known)).length,
  differences: differences.filter((difference) => !isKnown(difference, known)),
}));
console.log(values.json ? JSON.stringify({ operations }, null, 2) : asText(operations));
if (operations.some(({ differences }) => differences.length > 0)) process.exitCode = 1;
