/**
 * Compiles the descriptions in spec/ into everything that is made from them.
 *
 *     node scripts/generate.ts           writes the files
 *     node scripts/generate.ts --check   writes nothing; fails when a file is not what it would write
 */
import { glob, mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { dirname } from "node:path";
import { outputs } from "./generate/outputs.ts";

const check = process.argv.includes("--check");
const files = await outputs().catch((error: Error) => {
  console.error(error.message);
  process.exit(1);
});
const existing = await Array.fromAsync(glob(["packages/*/src/generated/*", "spec/dist/*"]));
const abandoned = existing.filter((path) => !files.has(path));
const changed: string[] = [];
for (const [path, content] of files) {
  if ((await readFile(path, "utf8").catch(() => undefined)) !== content) changed.push(path);
}

if (check) {
  for (const path of changed) console.error(`${path} is not what the description says`);
  for (const path of abandoned) console.error(`${path} is not made from anything`);
  if (changed.length + abandoned.length > 0) {
    console.error("Run `npm run generate` and commit what it writes.");
    process.exitCode = 1;
  } else {
    console.log(`${files.size} generated files are up to date`);
  }
} else {
  for (const path of abandoned) await rm(path);
  for (const path of changed) {
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, files.get(path) as string);
  }
  console.log(`${files.size} files generated, ${changed.length} of them changed`);
}
