import { execFile } from "node:child_process";
import { mkdtemp, readFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { parse } from "yaml";
import { API_COMMANDS } from "../src/api/commands.ts";
import { COMMANDS } from "../src/commands/index.ts";
import { AGES, startService, type TestService } from "./support/emulator.ts";
import { environmentOf, ges } from "./support/run.ts";

type Variables = Readonly<Record<string, string>>;

let service: TestService;
beforeAll(async () => {
  service = await startService();
  service.emulator.snapshot("start");
});
beforeEach(() => service.emulator.restore("start"));
afterAll(() => service[Symbol.asyncDispose]());

/** Runs lines of a shell, which find `ges` by its name. */
async function shell(lines: string, own: Variables = {}, at: TestService = service): Promise<string> {
  const home = await mkdtemp(join(tmpdir(), "ges-home-"));
  const env = environmentOf({ ...at.environment, HOME: home, ...own });
  const { stdout } = await promisify(execFile)("bash", ["--norc", "-euo", "pipefail", "-c", lines], { env }).catch(
    ({ code, stdout, stderr }) => {
      throw new Error(`exit code ${code}: ${stderr || stdout}`);
    },
  );
  return stdout;
}

const patience = { minIntervalMs: 5, maxIntervalMs: 20 };
const stop = async ({ ges: client, graphId: graph_id }: TestService) => {
  const { job_id } = await client.stopGraph({ graph_id });
  await client.waitForJob({ graph_id, job_id }, patience);
  return {};
};
const backUp = async ({ ges: client, graphId: graph_id }: TestService) => {
  const { job_id } = await client.createBackup({ graph_id });
  await client.waitForJob({ graph_id, job_id }, patience);
  const { backup_list } = await client.listBackups();
  return { JOB: job_id, BACKUP: backup_list[0]?.id ?? "" };
};
const index = async ({ graph }: TestService) => {
  for (const [indexName, indexType] of [
    ["vertexLabels", "GlobalCompositeVertexIndex"],
    ["edgeLabels", "GlobalCompositeEdgeIndex"],
  ] as const) {
    const job = await graph.start.createIndex({ body: { indexName, indexType, hasLabel: "true" } });
    await job.done(patience);
  }
  return {};
};

/** What the examples of a command find beside the movie graph. */
const NEEDS: Readonly<Record<string, (at: TestService) => Promise<Variables>>> = {
  "graphs start": stop,
  "jobs show": backUp,
  "jobs wait": backUp,
  "backups delete": backUp,
  "backups restore": async (at) => ({ ...(await backUp(at)), ...(await stop(at)) }),
  "query cypher": index,
  configure: async () => ({ SECRET_KEY: "sk", PROJECT: "project1" }),
};

/** Examples that have a test of their own below, or elsewhere. */
const APART = ["jobs cancel", "emulator"];

const EXAMPLES = COMMANDS.flatMap(({ name, examples }) => examples.map(({ line }) => ({ name, line })));

describe("The example of --help", () => {
  test("is there for every command", () => {
    expect(COMMANDS.filter(({ examples }) => examples.length === 0)).toEqual([]);
  });

  test.each(EXAMPLES.filter(({ name }) => !APART.includes(name)))("runs: $line", async ({ name, line }) => {
    const variables = await NEEDS[name]?.(service);
    await shell(line, variables);
  });

  test("cancels a job that runs", async () => {
    await using slow = await startService({ jobDuration: AGES });
    const { jobId } = await slow.graph.executeAlgorithm({ body: { algorithmName: "betweenness", parameters: {} } });
    const line = EXAMPLES.find(({ name }) => name === "jobs cancel")?.line ?? "";
    await shell(line, { JOB: jobId }, slow);
    expect((await slow.graph.showJob({ job_id: jobId })).status).toBe("failed");
  });

  test("is shown by --help", async () => {
    for (const { name, line } of EXAMPLES) {
      expect.soft((await ges([...name.split(" "), "--help"])).stdout, name).toContain(`  ${line}\n`);
    }
  });
});

test.each(["v2", "v1", "service"])("The examples of ges api %s fit their descriptions", async (version) => {
  const commands = API_COMMANDS.filter(({ name }) => name.startsWith(`api ${version} `));
  const lines = commands.flatMap(({ examples }) => examples.map(({ line }) => `${line} --dry-run`));
  // Starting Node.js takes its time: several at once.
  const shells = [0, 1].map((part) => shell(lines.filter((_, place) => place % 2 === part).join("\n")));
  const shown = (await Promise.all(shells)).join("");
  expect(shown.match(/^ {2}"method": /gm)).toHaveLength(commands.length);
});

describe("The README", () => {
  test("has the tables of commands and exit codes (`npm run readme -w @ges-sdk/cli` writes them)", async () => {
    await promisify(execFile)(process.execPath, ["scripts/readme.ts", "--check"]);
  });

  test("has examples that run", async () => {
    const readme = await readFile("README.md", "utf8");
    const blocks = Array.from(readme.matchAll(/^```sh\n([\s\S]*?)^```/gm), ([, lines = ""]) => lines);
    expect(blocks.length).toBeGreaterThan(4);
    // The first block stops the graph that the others work on.
    for (const block of blocks.toReversed()) {
      service.emulator.restore("start");
      const lines = block.split("\n").filter(Boolean);
      await shell(lines.toReversed().join("\n"));
    }
  });
});

describe("The example workflow", () => {
  const workflow = async (action: string) => {
    const { jobs } = parse(await readFile("examples/graphs-at-night.yml", "utf8"));
    const steps: { run?: string }[] = jobs.graphs.steps;
    const scripts = steps.flatMap(({ run }) => (run && !run.startsWith("npm install") ? [run] : []));
    return await shell(scripts.map((script) => `(${script}\n)`).join("\n"), { ACTION: action });
  };

  test("stops the graphs at night and starts them in the morning", async () => {
    expect(await workflow("stop")).toMatch(/^movie +\S+ +900 stopped/m);
    expect(await workflow("start")).toMatch(/^movie +\S+ +200 running/m);
  });

  test("does nothing where nothing is to be done", async () => {
    expect(await workflow("start")).toMatch(/^movie +\S+ +200 running/m);
  });

  test("fails when a graph cannot be stopped", async () => {
    service.emulator.faults.add({ operation: "stopGraph", status: 400, code: "GES.7002" });
    await expect(workflow("stop")).rejects.toThrow("GES.7002");
    service.emulator.faults.clear();
  });
});
