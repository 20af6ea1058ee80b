/**
 * Tries the packages wherever users run them: publishes them to a registry on this machine, installs them outside the
 * tree, and stops a graph on the emulator in every cell. Writes the table of the READMEs when all cells are well.
 *
 *     npm run consumers                  all cells
 *     npm run consumers -- deno jest     those with such words in their rows or titles; the table stays as it is
 */
import { once } from "node:events";
import { globSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startLocalRegistry } from "../scripts/release/local-registry.ts";
import { packRelease } from "../scripts/release/pack.ts";
import { publishRelease } from "../scripts/release/publish.ts";
import { type Bench, CannotRunHere, type Cell } from "./cell.ts";
import { bundlerCells } from "./cells/bundlers.ts";
import { hostCells } from "./cells/hosts.ts";
import { installerCells } from "./cells/installers.ts";
import { nodeCells } from "./cells/node.ts";
import { runtimeCells } from "./cells/runtimes.ts";
import { testRunnerCells } from "./cells/test-runners.ts";
import { typescriptCells } from "./cells/typescript.ts";
import { undiciCells } from "./cells/undici.ts";
import { startEmulator } from "./emulator.ts";
import { createProject, npmInstall } from "./project.ts";
import { type Outcome, tableOf, writeTable } from "./table.ts";

const ALL = [
  ...nodeCells,
  ...runtimeCells,
  ...hostCells,
  ...installerCells,
  ...typescriptCells,
  ...bundlerCells,
  ...testRunnerCells,
  ...undiciCells,
];
const READMES = globSync("README*.md");

/** A cell that takes longer hangs. */
const LIMIT_MS = 4 * 60_000;

const words = process.argv.slice(2).map((word) => word.toLowerCase());
const isWanted = ({ row, title }: Cell) => words.some((word) => `${row} ${title}`.toLowerCase().includes(word));
const cells = words.length === 0 ? ALL : ALL.filter(isWanted);

async function outcomeOf(cell: Cell, bench: Bench): Promise<Outcome> {
  const limit = AbortSignal.timeout(LIMIT_MS);
  const expired = once(limit, "abort").then(() => Promise.reject(new Error("It hung.")));
  try {
    await Promise.race([cell.run(bench), expired]);
    return { cell };
  } catch (error) {
    if (error instanceof CannotRunHere) return { cell, cannot: error.message };
    return { cell, failure: error instanceof Error ? error.message : String(error) };
  }
}

const folder = await mkdtemp(join(tmpdir(), "ges-consumers-"));
try {
  await packRelease();
  await using registry = await startLocalRegistry();
  await publishRelease(registry.publishFlags);
  const project = join(folder, "npm");
  await createProject(project, registry.url);
  await npmInstall(project);
  await using emulator = await startEmulator(project);

  const outcomes: Outcome[] = [];
  for (const cell of cells) {
    const outcome = await outcomeOf(cell, { registry: registry.url, project, target: emulator.target });
    outcomes.push(outcome);
    const { cannot, failure } = outcome;
    const mark = failure ? "NO" : cannot ? "- " : "ok";
    console.log(
      `${mark} ${cell.row}: ${cell.title}${cannot ? `, not tried: ${cannot}` : ""}${failure ? `\n${failure}` : ""}`,
    );
  }

  const table = tableOf(outcomes);
  console.log(`\n${table}`);
  if (outcomes.some(({ failure }) => failure !== undefined)) process.exitCode = 1;
  else if (words.length === 0) for (const file of READMES) await writeTable(file, table);
} finally {
  await rm(folder, { recursive: true, force: true });
}
// A tool that hung, or left something open, does not keep the program.
process.exit();
