import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { Randomness } from "../src/state/randomness.ts";
import { type Body, eventually, SETTINGS } from "./support/api.ts";
import { type Command, runCommand } from "./support/command.ts";
import { Load, management, service } from "./support/load.ts";

const CRASHES = 50;

let folder: string;
let command: Command;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "ges-crash-"));
});
afterAll(() => {
  command.child.kill("SIGKILL");
  rmSync(folder, { recursive: true });
});

function start(): Promise<string> {
  command = runCommand(["--data", folder, "--job-duration", "20", "--quotas", "graphs=100000,backups=100000"]);
  return command.url;
}

test("every acknowledged write is there after each of many crashes under load, and none twice", {
  timeout: 300_000,
}, async () => {
  const randomness = new Randomness(7);
  const loads = ["one", "two", "three", "four"].map((name) => new Load(name, () => randomness.fraction()));
  let url = await start();
  await management(url, "POST", "", { graph: { name: "movie", ...SETTINGS } });
  await eventually(
    () => service(url, "GET", "summary"),
    ({ data }) => data !== undefined,
  );
  let answers = 0;
  for (let crash = 0; crash < CRASHES; crash += 1) {
    let left = Math.floor(randomness.fraction() * 60);
    const killed = command.ended;
    const work = async (load: Load) => {
      for (;;) {
        await load.step(url);
        answers += 1;
        left -= 1;
        if (left < 0) command.child.kill("SIGKILL");
      }
    };
    await Promise.allSettled(loads.map(work));
    await killed;
    url = await start();
    await check(url, loads);
  }
  expect(answers).toBeGreaterThan(CRASHES * 10);
});

async function check(url: string, loads: readonly Load[]): Promise<void> {
  const there = await found(url);
  for (const { known } of loads) {
    for (const [name, entry] of known) {
      if (name.startsWith("backup ") || name.startsWith("query ")) continue;
      const state = there.get(name) ?? "gone";
      expect([entry.state, entry.asked], `${name} is ${state}`).toContain(state);
      known.set(name, { state });
      there.delete(name);
    }
  }
  const unknown = [...there.keys()].filter((name) => !name.startsWith("service job "));
  expect(unknown).toEqual([]);
  await checkBackups(url, loads);
  await checkJobs(url, loads);
}

/** Everything that is there, by name. */
async function found(url: string): Promise<Map<string, string>> {
  const there = new Map<string, string>();
  const query = async (kind: string, filters: object) => {
    const body = { ...filters, limit: 1_000_000 };
    const { jobId } = (await service(url, "POST", `${kind}/action?action_id=query`, body)).body;
    const ended = await eventually(
      () => service(url, "GET", `jobs/${jobId}/status`),
      ({ status }) => status === "success",
    );
    return ended.data.outputs[kind];
  };
  for (const { id, properties } of await query("vertices", { vertexFilters: [] })) {
    there.set(`vertex ${id}`, String(properties.value[0]));
  }
  for (const { source, target } of await query("edges", { edgeFilters: [] })) {
    const name = `edge ${source} ${target}`;
    there.set(name, String(Number(there.get(name) ?? 0) + 1));
  }
  for (const { jobId } of (await service(url, "GET", "jobs/status")).body.jobs) {
    there.set(`service job ${jobId}`, "there");
  }
  // Deletions that were answered have to come to their end first.
  await eventually(
    () => management(url, "GET", "/jobs?limit=1000000&status=running"),
    ({ job_count }) => job_count === 0,
  );
  for (const { name } of (await management(url, "GET", "?limit=1000000")).body.graphs) {
    if (name !== "movie") there.set(`graph ${name}`, "there");
  }
  return there;
}

async function checkBackups(url: string, loads: readonly Load[]): Promise<void> {
  const { backup_list: backups } = (await management(url, "GET", "/backups?limit=1000000")).body;
  expect(new Set(backups.map(({ status }: Body) => status)).size).toBeLessThanOrEqual(1);
  const wanted = loads.flatMap(({ known }) => [...known].filter(([name]) => name.startsWith("backup ")));
  const certain = wanted.filter(([, { state }]) => state === "there").length;
  const possible = wanted.filter(([, { asked }]) => asked === "there").length;
  expect(backups.length).toBeGreaterThanOrEqual(certain);
  expect(backups.length).toBeLessThanOrEqual(certain + possible);
}

async function checkJobs(url: string, loads: readonly Load[]): Promise<void> {
  const { job_list: jobs } = (await management(url, "GET", "/jobs?limit=1000000")).body;
  const ids = new Set(jobs.map(({ job_id }: Body) => job_id));
  expect(ids.size).toBe(jobs.length);
  for (const { jobIds } of loads) for (const id of jobIds) expect(ids).toContain(id);
  // One more is that which created the graph.
  const most = 1 + loads.reduce((sum, { jobIds, unansweredJobs }) => sum + jobIds.size + unansweredJobs, 0);
  expect(jobs.length).toBeLessThanOrEqual(most);
  expect(jobs.every(({ status }: Body) => status === "success")).toBe(true);
}
