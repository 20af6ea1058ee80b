/**
 * Writes into the `package.json` of every published package the fields that all of them share.
 *
 *     node scripts/manifests.ts           writes them
 *     node scripts/manifests.ts --check   writes nothing; fails when a manifest is out of date
 */
import { glob, readFile, writeFile } from "node:fs/promises";
import { basename, dirname } from "node:path";
import { sharedFields } from "./manifests/shared-fields.ts";

const isCheck = process.argv.includes("--check");
const root = JSON.parse(await readFile("package.json", "utf8"));
for await (const path of glob("packages/*/package.json")) {
  const text = await readFile(path, "utf8");
  const manifest = JSON.parse(text);
  if (manifest.private) continue;
  const wanted = `${JSON.stringify({ ...manifest, ...sharedFields(root, basename(dirname(path)), manifest) }, null, 2)}\n`;
  if (wanted === text) continue;
  if (isCheck) {
    console.error(`${path} is out of date: run \`npm run manifests\`.`);
    process.exitCode = 1;
  } else {
    await writeFile(path, wanted);
    console.log(`${path} written`);
  }
}
