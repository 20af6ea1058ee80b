import { execFile } from "node:child_process";
import { readdir, readFile, writeFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { REPORT, ROOT } from "./model/places.ts";
import { REFERENCES } from "./model/references.ts";

const run = promisify(execFile);
const cwd = fileURLToPath(ROOT);

/** Writes down, for the page of the project, how the descriptions score and what changed in them since the last release. */
const scores = await Promise.all(REFERENCES.map(async ({ name }) => [name, await score(name)] as const));
const { stdout } = await run(process.execPath, ["scripts/api-diff.ts"], { cwd });
const changeSets = await Promise.all(
  (await readdir(new URL(".changeset/", ROOT)))
    .filter((name) => name.endsWith(".md") && name !== "README.md")
    .map(async (name) => {
      const text = await readFile(new URL(`.changeset/${name}`, ROOT), "utf8");
      return text.replace(/^---\n.*?\n---\n/s, "").trim();
    }),
);
await writeFile(REPORT, JSON.stringify({ scores: Object.fromEntries(scores), changes: stdout.trim(), changeSets }));

async function score(name: string): Promise<number> {
  const { stdout } = await run("redocly", ["score", name, "--format", "json"], { cwd, maxBuffer: 64 * 1_048_576 });
  const { agentReadiness }: { agentReadiness: number } = JSON.parse(stdout);
  return agentReadiness;
}
