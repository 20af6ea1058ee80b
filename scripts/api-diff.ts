/**
 * Reports what changed in the API since the last release, and the bump of the version that it needs.
 *
 *     node scripts/api-diff.ts             the last release's descriptions against today's
 *     node scripts/api-diff.ts OLD NEW     two folders that hold NAME.json each
 *     node scripts/api-diff.ts --keep      keeps today's descriptions as those of the release
 */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { compare, type Difference } from "./api-diff/compare.ts";
import { isReleased, RELEASED, writeComparable } from "./api-diff/released.ts";
import { DESCRIPTIONS } from "./generate/outputs.ts";

const names = DESCRIPTIONS.map(({ name }) => name);
const args = process.argv.slice(2);
const [before, after] = args;

if (args.includes("--keep")) {
  await writeComparable(RELEASED);
  console.log(`${RELEASED} holds today's descriptions`);
} else if (before !== undefined && after !== undefined) {
  print(await compare(names, before, after));
} else if (isReleased()) {
  const today = await mkdtemp(join(tmpdir(), "ges-today-"));
  try {
    await writeComparable(today);
    print(await compare(names, RELEASED, today));
  } finally {
    await rm(today, { recursive: true });
  }
} else {
  console.log("Nothing has been released yet, so there is nothing to compare with.");
}

function print({ bump, changes }: Difference): void {
  for (const { name, impact, kind, path } of changes) console.log(`${impact}  ${name}  ${kind}  ${path}`);
  console.log(bump === "none" ? "Nothing changed." : `The next version needs a ${bump} bump.`);
}
