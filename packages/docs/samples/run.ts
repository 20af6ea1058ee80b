/** Runs samples as they are shown, on an emulator in the state that each needs. */
import { execFile } from "node:child_process";
import { mkdir, rm, writeFile } from "node:fs/promises";
import { pathToFileURL } from "node:url";
import { promisify } from "node:util";
import { type DescribedOperation, OPERATIONS } from "../src/model/operations.ts";
import { PACKAGE } from "../src/model/places.ts";
import { curlSample, inputOf, isRun, keyOf, type Recorded, startsJob, typeScriptSample } from "../src/model/samples.ts";
import { beginIn, type State } from "./states.ts";

/** Where samples lie as files for the compiler and for Node.js. */
export const FILES = new URL("samples/.files/", PACKAGE);

function fileOf(operation: DescribedOperation): URL {
  return new URL(`${keyOf(operation).replace("/", "-")}.ts`, FILES);
}

/** Writes the TypeScript sample of every operation into a file. */
export async function writeSamples(): Promise<void> {
  await rm(FILES, { recursive: true, force: true });
  await mkdir(FILES, { recursive: true });
  for (const operation of OPERATIONS)
    await writeFile(fileOf(operation), `${typeScriptSample(operation)}\nexport {};\n`);
  const settings = { extends: "../../../../tsconfig.json", include: ["*.ts"] };
  await writeFile(new URL("tsconfig.json", FILES), JSON.stringify(settings));
}

/** Runs both samples of every operation that the emulator carries out; gives what came back, by operation. */
export async function runSamples(onFailure: (key: string, error: unknown) => void): Promise<Record<string, Recorded>> {
  await writeSamples();
  const recorded: Record<string, Recorded> = {};
  for (const operation of OPERATIONS.filter(isRun)) {
    const key = keyOf(operation);
    const state = (inputOf(operation).needs ?? "running") as State;
    try {
      const response = await withState(state, (environment) => runCurl(operation, environment));
      const shown = await withState(state, (environment) => runTypeScript(operation, environment));
      const isTheSame = !startsJob(operation) && operation.id !== "createGraph";
      recorded[key] = isTheSame ? { response } : { response, job: shown };
    } catch (error) {
      onFailure(key, error);
    }
  }
  return recorded;
}

async function withState<T>(state: State, run: (environment: Record<string, string>) => Promise<T>): Promise<T> {
  await using world = await beginIn(state);
  return await run(world.environment);
}

async function runCurl(operation: DescribedOperation, environment: Record<string, string>): Promise<unknown> {
  const { stdout } = await promisify(execFile)("sh", ["-c", `${curlSample(operation)} -sS --fail-with-body`], {
    env: { ...process.env, ...environment },
  }).catch((error: { stdout: string; message: string }) => {
    throw new Error(`${error.stdout} ${error.message}`);
  });
  return JSON.parse(stdout);
}

let runs = 0;

/** Runs a sample in this process, for starting Node.js 150 times would take minutes; gives what it logs. */
async function runTypeScript(operation: DescribedOperation, environment: Record<string, string>): Promise<unknown> {
  const { log } = console;
  const before = { ...process.env };
  let shown: unknown;
  Object.assign(process.env, environment);
  console.log = (value: unknown) => {
    shown = value;
  };
  try {
    runs += 1;
    await import(`${pathToFileURL(fileOf(operation).pathname)}?${runs}`);
  } finally {
    console.log = log;
    process.env = before;
  }
  return shown;
}
