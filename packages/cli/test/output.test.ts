import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { startService, type TestService } from "./support/emulator.ts";
import { environmentOf, ges } from "./support/run.ts";
import { terminal } from "./support/terminal.ts";

const BOLD = "\u001b[1m";

let service: TestService;
beforeAll(async () => {
  service = await startService();
});
afterAll(() => service[Symbol.asyncDispose]());

const list = async (...words: string[]) => (await ges(["graphs", "list", ...words], service)).stdout;

describe("Standard output", () => {
  test("holds a table, JSON, a line of JSON for each item, or IDs", async () => {
    expect(await list()).toMatch(/^NAME +ID +STATUS +SIZE +CREATED\nmovie +\S+ +200 running +1 +\S+\n$/);
    expect(JSON.parse(await list("--output", "json"))).toMatchObject([{ name: "movie" }]);
    expect(JSON.parse(await list("--output", "jsonl"))).toMatchObject({ name: "movie" });
    expect(await list("--output", "id")).toBe(`${service.graphId}\n`);
  });

  test("holds what a JMESPath expression selects", async () => {
    expect(await list("--query", "[].name")).toBe("movie\n");
    expect(await list("--query", "[?status=='900'].name", "--output", "id")).toBe("");
    expect(JSON.parse(await list("--query", "[0].{n: name, s: status}", "--output", "json"))).toEqual({
      n: "movie",
      s: "200",
    });
    const wrong = await ges(["graphs", "list", "--query", "[?"], service);
    expect(wrong.stderr).toMatch(/^error: --query: "\[\?" is no JMESPath expression/);
    expect(wrong.code).toBe(2);
  });

  test("has colours on a terminal only, and never with NO_COLOR", async () => {
    expect(await list()).not.toContain(BOLD);
    const onTerminal = terminal(["graphs", "list"], service);
    await onTerminal.ended;
    expect(onTerminal.raw()).toContain(BOLD);
    const plain = terminal(["graphs", "list"], { environment: { ...service.environment, NO_COLOR: "1" } });
    await plain.ended;
    expect(plain.raw()).toContain("movie");
    expect(plain.raw()).not.toContain(BOLD);
  });

  test("may be closed early", async () => {
    const env = environmentOf(service.environment);
    const { stdout, stderr } = await promisify(execFile)("bash", ["--norc", "-c", "ges errors | head -1"], { env });
    expect(stdout).toMatch(/^CODE +MEANING\n$/);
    expect(stderr).toBe("");
  });
});

describe("--debug", () => {
  test("prints requests and retries to standard error, and no secret", async () => {
    service.emulator.faults.add({ operation: "listGraphs", status: 503, times: 1 });
    const { stdout, stderr } = await ges(["graphs", "list", "--debug"], service);
    expect(stderr).toMatch(
      /> listGraphs attempt 1: GET \S+\n< 503 .*\n {2}retried in \d+ ms\n> listGraphs attempt 2: GET/,
    );
    expect(stderr).not.toContain(service.emulator.token);
    expect(stdout).toContain("movie");
  });
});

test("A secret in a body is not shown by a dry run", async () => {
  const obsParameters = { accessKey: "AK", secretKey: "very-secret" };
  const body = { exportPath: "movies/results/", fileName: "a.csv", obsParameters };
  const words = ["api", "service", "exportVertices", "--body", JSON.stringify(body), "--dry-run"];
  const { stdout } = await ges(words, service);
  expect(JSON.parse(stdout).body.obsParameters).toEqual({ accessKey: "AK", secretKey: "***" });
});
