import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { PLACEHOLDER, releaseBlockers } from "./blockers.ts";
import { run } from "./commands.ts";
import { startLocalRegistry } from "./local-registry.ts";
import { packRelease, RELEASE } from "./pack.ts";
import { publishRelease } from "./publish.ts";
import { publishablePackages } from "./publishable.ts";
import { rehearseVersion } from "./rehearse-version.ts";

const PROGRAM = `
import { createEmulator } from "@ges-sdk/emulator";
import { createManagementClient } from "@ges-sdk/v2";

const emulator = await createEmulator();
const ges = createManagementClient({ endpoint: emulator.url, fetch: emulator.fetch, ...emulator.credentials });
const { graph_count } = await ges.listGraphs();
console.log(graph_count);
await emulator.close();
`;

/** Carries out a release up to a registry on this machine, and installs from there as a user would. */
export async function rehearseRelease(): Promise<void> {
  const afterVersion = (await rehearseVersion()).filter((blocker) => blocker !== PLACEHOLDER);
  if (afterVersion.length > 0) throw new Error(`After \`npx changeset version\`:\n${afterVersion.join("\n")}`);
  console.log("made a version in a clone");

  await packRelease();
  console.log(await readFile(join(RELEASE, "SIZES.md"), "utf8"));

  await using registry = await startLocalRegistry();
  await publishRelease(registry.publishFlags);
  await publishRelease(registry.publishFlags);
  await installFrom(registry.url);

  const blockers = releaseBlockers();
  if (blockers.length === 0) console.log("Nothing stands in the way of the release.");
  else console.log(`The release itself would be refused:\n${blockers.map((blocker) => `- ${blocker}`).join("\n")}`);
}

async function installFrom(url: string): Promise<void> {
  const project = await mkdtemp(join(tmpdir(), "ges-release-"));
  try {
    await writeFile(join(project, ".npmrc"), `@ges-sdk:registry=${url}\n`);
    await writeFile(join(project, "package.json"), '{ "private": true }');
    await writeFile(join(project, "program.mjs"), PROGRAM);
    const names = publishablePackages().map(({ name }) => name);
    await run("npm", ["install", "--prefer-offline", "--no-audit", "--no-fund", ...names], project);
    const output = await run("node", ["program.mjs"], project);
    if (output !== "0\n") throw new Error(`The program printed ${JSON.stringify(output)} instead of 0.`);
    console.log(`installed ${names.join(", ")} and called the emulator`);
  } finally {
    await rm(project, { recursive: true });
  }
}
