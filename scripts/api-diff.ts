/**
 * Says what changed in the API since the last release, and which bump of the version it needs.
 *
 *     node scripts/api-diff.ts             the last release's descriptions against today's
 *     node scripts/api-diff.ts OLD NEW     two folders that hold NAME.json each
 *     node scripts/api-diff.ts --keep      keeps today's descriptions as those of the release
 */
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { compare, type Difference } from "./api-diff/compare.ts";
import { bundle } from "./generate/bundle.ts";
import { DESCRIPTIONS } from "./generate/outputs.ts";

const RELEASED = "spec/released";
const names = DESCRIPTIONS.map(({ name }) => name);
const args = process.argv.slice(2);

if (args.includes("--keep")) {
  await writeBundles(RELEASED);
  console.log(`${RELEASED} holds today's descriptions`);
} else {
  const [before, after] = args;
  const today = await mkdtemp(join(tmpdir(), "ges-today-"));
  try {
    if (after === undefined) await writeBundles(today);
    print(await compare(names, before ?? RELEASED, after ?? today));
  } finally {
    await rm(today, { recursive: true });
  }
}

async function writeBundles(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  for (const [index, description] of (await bundle(names)).entries()) {
    await writeFile(join(folder, `${names[index]}.json`), `${JSON.stringify(description, null, 1)}\n`);
  }
}

function print({ bump, changes }: Difference): void {
  for (const { name, impact, kind, path } of changes) console.log(`${impact}  ${name}  ${kind}  ${path}`);
  console.log(bump === "none" ? "Nothing changed." : `The next version needs a ${bump} bump.`);
}
