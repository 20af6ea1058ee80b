/**
 * Runs other people's tools on the published descriptions: validators, then generators, whose clients are type-checked
 * strictly and make a call to the emulator. `npm run generators` installs the tools and runs this.
 */
import { execFile } from "node:child_process";
import { mkdir, rm, writeFile } from "node:fs/promises";
import { promisify } from "node:util";
import { createEmulator } from "@ges-sdk/emulator";
import { rolldown } from "rolldown";
import { CALLS } from "./calls.ts";

const NAMES = ["management-v1", "management-v2", "service-v1"];

type Command = [tool: string, ...args: string[]];

const VALIDATORS: Record<string, (spec: string) => Command> = {
  spectral: (spec) => ["spectral", "lint", spec, "--ruleset", "spectral.yaml", "--fail-severity", "error"],
  "swagger-parser": (spec) => ["node", "parse.mjs", spec],
};

const GENERATORS: Record<string, (spec: string, name: string) => Command> = {
  "hey-api": (spec, name) => ["openapi-ts", "-i", spec, "-o", `output/hey-api/${name}`, "-c", "@hey-api/client-fetch"],
  kubb: () => ["kubb", "generate", "--config", "kubb.config.ts"],
  oazapfts: (spec, name) => ["oazapfts", spec, `output/oazapfts/${name}.ts`],
  "openapi-zod-client": (spec, name) => ["openapi-zod-client", spec, "-o", `output/openapi-zod-client/${name}.ts`],
  orval: (spec, name) => ["orval", "--input", spec, "--output", `output/orval/${name}.ts`, "--client", "fetch"],
  redocly: (spec, name) => ["redocly", "generate-client", spec, "--output", `output/redocly/${name}.ts`],
  "swagger-typescript-api": (spec, name) => [
    ...(["swagger-typescript-api", "generate", "-p", spec, "-n", "api.ts"] as const),
    ...["-o", `output/swagger-typescript-api/${name}`],
  ],
};

const failures: string[] = [];

async function step(title: string, action: () => Promise<unknown>): Promise<void> {
  try {
    await action();
    console.log(`ok ${title}`);
  } catch (error) {
    const { stdout = "", stderr = "", message } = error as { stdout?: string; stderr?: string; message: string };
    failures.push(title);
    console.log(`NO ${title}: ${(stdout + stderr || message).trim().slice(-800)}`);
  }
}

const run = ([tool, ...args]: Command, name = "") =>
  promisify(execFile)(tool, args, { env: { ...process.env, DESCRIPTION: name }, maxBuffer: 1e8 });

async function typeCheck(tool: string, name: string): Promise<void> {
  const project = `output/${tool}-${name}.tsconfig.json`;
  const include = [`${tool}/${name}.ts`, `${tool}/${name}/**/*.ts`];
  await writeFile(project, JSON.stringify({ extends: "../tsconfig.json", include }));
  await run(["tsc", "-p", project]);
}

/** Bundles a program, for the clients import files in the ways of bundlers, and lets it list the graphs. */
async function call(tool: string, program: string, target: object): Promise<void> {
  const entry = `output/${tool}.entry.mjs`;
  await writeFile(entry, program.replaceAll("./output/", "./"));
  const bundle = await rolldown({ input: entry, platform: "node", logLevel: "silent" });
  await bundle.write({ file: `output/calls/${tool}.mjs`, codeSplitting: false });
  const { default: list } = await import(new URL(`output/calls/${tool}.mjs`, import.meta.url).href);
  const answer = await list(target);
  if (answer?.graph_count !== 0) throw new Error(`the response is ${JSON.stringify(answer)}`);
}

await rm("output", { recursive: true, force: true });
for (const tool of Object.keys(GENERATORS)) await mkdir(`output/${tool}`, { recursive: true });
for (const name of NAMES) {
  const spec = `../spec/dist/${name}.openapi.yaml`;
  for (const [tool, command] of Object.entries(VALIDATORS)) await step(`${tool} ${name}`, () => run(command(spec)));
  for (const [tool, command] of Object.entries(GENERATORS)) {
    await step(`${tool} ${name}`, async () => {
      await run(command(spec, name), name);
      await typeCheck(tool, name);
    });
  }
}

await using emulator = await createEmulator({ port: 0 });
const { projectId } = emulator.credentials;
const target = { url: emulator.url, projectId, headers: { "X-Auth-Token": emulator.token } };
// Clients without a setting for the server send to a path; it leads to the emulator.
const { fetch } = globalThis;
globalThis.fetch = (input, init) =>
  fetch(typeof input === "string" && input.startsWith("/") ? emulator.url + input : input, init);
for (const [tool, program] of Object.entries(CALLS)) {
  await step(`${tool} calls the emulator`, () => call(tool, program, target));
}

console.log(failures.length === 0 ? "All tools take the descriptions." : `${failures.length} steps failed.`);
if (failures.length > 0) process.exitCode = 1;
