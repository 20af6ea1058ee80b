import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { startService, type TestService } from "./support/emulator.ts";
import { ges, HOME } from "./support/run.ts";
import { ENTER, terminal } from "./support/terminal.ts";

let service: TestService;
beforeAll(async () => {
  service = await startService();
});
afterAll(() => service[Symbol.asyncDispose]());

const run = (...words: string[]) => ges(["api", ...words], service);

describe("ges api", () => {
  test("calls an operation of either version and either plane", async () => {
    expect(JSON.parse((await run("v2", "listGraphs")).stdout)).toMatchObject({ graph_count: 1 });
    expect(JSON.parse((await run("v1", "listGraphs")).stdout)).toMatchObject({ graphCount: 1 });
    const summary = await run("service", "showGraphSummary", "--graph_name", "movie");
    expect(JSON.parse(summary.stdout)).toMatchObject({ data: { vertexNum: 100 } });
  });

  test("takes the body as JSON, from a file and from standard input", async () => {
    const body = '{"command":"g.V().count()"}';
    await writeFile(join(HOME, "body.json"), body);
    const inline = await run("service", "executeGremlinQuery", "--body", body, "--query", "data.results");
    const file = await run(
      "service",
      "executeGremlinQuery",
      "--body",
      `@${join(HOME, "body.json")}`,
      "--query",
      "data.results",
    );
    const words = ["api", "service", "executeGremlinQuery", "--body", "-", "--query", "data.results"];
    const piped = await ges(words, { ...service, input: body });
    expect([inline, file, piped].map(({ stdout }) => JSON.parse(stdout))).toEqual([[100], [100], [100]]);
  });

  test("prints the ID that a program goes on with", async () => {
    const { stdout } = await run("v2", "createBackup", "--graph_id", service.graphId, "--output", "id");
    expect((await ges(["jobs", "wait", stdout.trim()], service)).code).toBe(0);
  });

  test("shows the request in place of sending it, also of an operation that only reads", async () => {
    const { stdout } = await run("v2", "listGraphs", "--limit", "1", "--dry-run");
    expect(JSON.parse(stdout)).toMatchObject({ method: "GET", url: expect.stringMatching(/graphs\?limit=1$/) });
  });

  test.each([
    [["v2", "stopGrahp"], "Did you mean stopGraph?"],
    [["v2", "showGraph", "--grahp_id", "x"], "Did you mean --graph_id?"],
    [["v2", "listGraphs", "--limit", "ten"], "--limit must be integer."],
    [["v2", "resizeGraph", "--graph_id", "x"], "required option '--body <JSON>' not specified"],
    [["v2", "resizeGraph", "--graph_id", "x", "--body", "{"], "--body is not JSON"],
    [["v2", "resizeGraph", "--graph_id", "x", "--body", "@missing.json"], "--body: missing.json cannot be read"],
    [
      ["v2", "resizeGraph", "--graph_id", "x", "--body", '{"resize":{}}'],
      "body.resize.graph_size_type_index is missing.",
    ],
    [
      ["service", "executeAlgorithm", "--body", '{"algorithmName":"pagerank","parameters":{"alfa":1}}'],
      "body.parameters.alfa is not a known field. Did you mean alpha?",
    ],
  ])("refuses %j before anything is sent", async (words, problem) => {
    service.emulator.clearRequests();
    const { code, stderr } = await run(...words);
    expect(stderr).toContain(problem);
    expect(code).toBe(2);
    expect(service.emulator.requests({})).toEqual([]);
  });

  test("asks before something is deleted, as the commands do", async () => {
    const { code, stderr } = await run("v2", "deleteGraph", "--graph_id", service.graphId);
    expect(stderr).toContain("Add --yes if that is wanted.");
    expect(code).toBe(2);
    const asking = terminal(["api", "service", "deleteVertex", "--vertex_id", "film01"], service);
    await asking.shows("Type film01 to go on");
    asking.type(`film01${ENTER}`);
    expect(await asking.ended).toBe(0);
  });
});
