import { execFile } from "node:child_process";
import { rm } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { FILES, runSamples, writeSamples } from "../samples/run.ts";
import { settled } from "../samples/settled.ts";
import { emulationOf } from "../src/model/assumptions.ts";
import { OPERATIONS } from "../src/model/operations.ts";
import {
  answerOf,
  cliSample,
  curlSample,
  isRun,
  keyOf,
  type Recorded,
  typeScriptSample,
} from "../src/model/samples.ts";
import { readPage } from "./support/built-site.ts";

const hasCurl = await promisify(execFile)("curl", ["--version"]).then(
  () => true,
  () => false,
);
if (!hasCurl) console.warn("No curl is on the PATH: the samples are not run.");

afterAll(() => rm(FILES, { recursive: true, force: true }));

test("Every operation that is emulated has a sample that runs", () => {
  const isEmulated = OPERATIONS.filter((operation) => emulationOf(operation).state !== "not emulated");
  expect(OPERATIONS.filter(isRun).map(keyOf)).toEqual(isEmulated.map(keyOf));
});

test("The TypeScript sample of every operation compiles", { timeout: 300_000 }, async () => {
  await writeSamples();
  const { stdout } = await promisify(execFile)("tsc", ["-p", fileURLToPath(FILES)]).catch(
    (error: { stdout: string }) => error,
  );
  expect(stdout).toBe("");
});

describe.skipIf(!hasCurl)("On the movie graph of the emulator", () => {
  const failures: string[] = [];
  let ran: Record<string, Recorded>;
  beforeAll(async () => {
    ran = await runSamples((key, error) => failures.push(`${key}: ${error}`));
  }, 600_000);

  test("both samples of every operation succeed, and a job that they start ends well", () => {
    expect(failures).toEqual([]);
    expect(Object.keys(ran)).toHaveLength(OPERATIONS.filter(isRun).length);
  });

  test("what comes back is what the pages show (`npm run samples` records it)", () => {
    for (const operation of OPERATIONS.filter(isRun)) {
      expect.soft(settled(ran[keyOf(operation)]), keyOf(operation)).toEqual(settled(answerOf(operation)));
    }
  });
});

test("The line for ges of every operation is accepted, and asks for what curl asks for", async () => {
  const environment = { GES_ENDPOINT: "http://127.0.0.1:1", GES_PROJECT_ID: "project1", GES_TOKEN: "token1" };
  const variables = Object.fromEntries(
    ["graph_id", "backup_id", "job_id", "metadata_id", "commit"].map((name) => [
      `GES_${name.toUpperCase()}`,
      `${name}1`,
    ]),
  );
  const lines = OPERATIONS.filter(isRun).map((operation) => `${cliSample(operation)} --dry-run --output jsonl`);
  const env: NodeJS.ProcessEnv = { ...process.env, ...environment, ...variables };
  // Starting Node.js takes its time: several at once.
  const shells = [0, 1].map((part) => {
    const script = lines.filter((_, place) => place % 2 === part).join("\n");
    return promisify(execFile)("sh", ["-ec", script], { env, maxBuffer: 1e8 });
  });
  const shown = (await Promise.all(shells)).flatMap(({ stdout }) => stdout.trim().split("\n"));
  const requests: { method: string; url: string }[] = shown.map((line) => JSON.parse(line));
  const asked = new Set(requests.map(({ method, url }) => `${method} ${new URL(url).pathname}`));
  for (const operation of OPERATIONS.filter(isRun)) {
    const [, method, path = ""] = /curl -X (\w+) "\$GES_ENDPOINT([^"?]*)/.exec(curlSample(operation)) ?? [];
    const filled = path.replace(/\$(\w+)/g, (_, name: string) => env[name] ?? name);
    expect.soft([...asked], keyOf(operation)).toContain(`${method} ${filled}`);
  }
}, 300_000);

test("A page shows the samples and what the emulator answered", async () => {
  const operation = OPERATIONS.find((candidate) => keyOf(candidate) === "v2/stopGraph");
  if (!operation) throw new Error("v2/stopGraph is not described.");
  expect(typeScriptSample(operation)).toContain("const { job_id } = await ges.stopGraph({ graph_id });");
  expect(curlSample(operation)).toContain('"$GES_ENDPOINT/v2/$GES_PROJECT_ID/graphs/$GES_GRAPH_ID/stop"');
  expect(cliSample(operation)).toBe(
    '# In short: ges graphs stop GRAPH\nges api v2 stopGraph --graph_id "$GES_GRAPH_ID"',
  );
  const html = await readPage("/v2/stop-graph/");
  expect(html).toContain("waitForJob");
  expect(html).toContain("StopGraph");
});
