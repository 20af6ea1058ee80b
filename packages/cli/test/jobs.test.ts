import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { AGES, startService, type TestService } from "./support/emulator.ts";
import { ges } from "./support/run.ts";

let service: TestService;
beforeAll(async () => {
  service = await startService();
  service.emulator.snapshot("start");
});
beforeEach(() => service.emulator.restore("start"));
afterAll(() => service[Symbol.asyncDispose]());

const run = (...words: string[]) => ges(words, service);

describe("ges jobs", () => {
  test("lists the newest jobs of the project first", async () => {
    const { stdout } = await run("jobs", "list", "--output", "json");
    expect(JSON.parse(stdout)).toMatchObject([
      { job_name: "ImportGraph", related_graph: "movie", status: "success" },
      { job_name: "CreateGraph" },
    ]);
    expect((await run("jobs", "list", "--limit", "1", "--output", "id")).stdout.trim().split("\n")).toHaveLength(1);
  });

  test("lists, shows and waits for the jobs inside a graph", async () => {
    const { jobId } = await service.graph.executeAlgorithm({ body: { algorithmName: "pagerank", parameters: {} } });
    const inside = await run("jobs", "list", "--graph", "movie", "--inside");
    expect(inside.stdout).toContain(jobId);
    expect((await run("jobs", "wait", jobId, "--graph", "movie")).stdout).toMatch(/^status +success$/m);
    const shown = await run("jobs", "show", jobId, "--graph", "movie", "--output", "json");
    expect(JSON.parse(shown.stdout)).toMatchObject({
      jobId,
      status: "success",
      data: { outputs: { pagerank: expect.any(Array) } },
    });
  });

  test("finds the graph of a job of the management plane by itself", async () => {
    const { job_id } = await service.ges.createBackup({ graph_id: service.graphId });
    const { code, stdout } = await run("jobs", "wait", job_id);
    expect(stdout).toMatch(/^graph +movie$/m);
    expect(code).toBe(0);
  });

  test.each([
    [["jobs", "show", "nonsense"], 1, "For a job inside a graph, add --graph."],
    [["jobs", "show", "nonsense", "--graph", "movie"], 1, "GES."],
    [["jobs", "list", "--inside"], 2, "Name it with --graph."],
  ])("refuses what is no job: %j", async (words, code, problem) => {
    const ended = await run(...words);
    expect(ended.stderr).toContain(problem);
    expect(ended.code).toBe(code);
  });
});

test("A job inside a graph is cancelled, and a wait for it then fails; one of the management plane is not", async () => {
  await using slow = await startService({ jobDuration: AGES });
  const { jobId } = await slow.graph.executeAlgorithm({ body: { algorithmName: "betweenness", parameters: {} } });
  const waiting = ges(["jobs", "wait", jobId, "--graph", "movie"], slow);
  const cancelled = await ges(["jobs", "cancel", jobId, "--graph", "movie"], slow);
  expect(cancelled.code).toBe(0);
  const { code, stderr } = await waiting;
  expect(stderr).toMatch(/ended as failed/);
  expect(code).toBe(3);

  const { job_id } = await slow.ges.stopGraph({ graph_id: slow.graphId });
  const refused = await ges(["jobs", "cancel", job_id, "--graph", "movie"], slow);
  expect(refused.stderr).toContain("is one of the management plane, which cancels none");
  expect(refused.code).toBe(2);
});
