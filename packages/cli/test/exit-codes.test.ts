import { describe, expect, test } from "vitest";
import { AGES, startService } from "./support/emulator.ts";
import { ges } from "./support/run.ts";

describe("The exit code", () => {
  test("is 1 when the service cannot be reached", async () => {
    const environment = { GES_ENDPOINT: "http://127.0.0.1:1", GES_PROJECT_ID: "p", GES_TOKEN: "t" };
    const { code, stderr } = await ges(["graphs", "list", "--timeout", "5s"], { environment });
    expect(stderr).toContain("got no response from 127.0.0.1:1");
    expect(code).toBe(1);
  });

  test.each([
    [["grphs"], "Did you mean graphs?"],
    [["graphs", "stop"], "missing required argument 'graph'"],
    [["graphs", "stop", "movie", "--wiat"], "Did you mean --wait?"],
    [["graphs", "list", "--output", "yaml"], "Allowed choices are table, json, jsonl, id"],
    [["graphs", "list", "--timeout", "soon"], '--timeout: "soon" is no duration. Write 90s, 30m or 2h.'],
    [["graphs", "list", "--endpoint", "nonsense"], "--endpoint: must be a URL"],
    [["graphs", "list", "--region", "nowhere"], "--region: must be a name such as cn-north-4"],
    [["api", "v2", "stopGraf"], "Did you mean stopGraph?"],
    [["api", "v2", "stopGraph"], "required option '--graph_id <VALUE>' not specified"],
  ])("is 2 when the command is wrong: %j", async (words, problem) => {
    const { code, stdout, stderr } = await ges(words, { environment: { GES_PROJECT_ID: "p", GES_TOKEN: "t" } });
    expect(stderr).toContain(problem);
    expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
  });

  test("is 3 when the job fails", async () => {
    await using service = await startService({ jobDuration: "polls:1,StopGraph=fail" });
    const { code, stderr } = await ges(["graphs", "stop", "movie", "--wait"], service);
    expect(stderr).toMatch(/Job \S+ ended as failed/);
    expect(code).toBe(3);
  });

  test("is 4 when the time is over, and the command says how to go on", async () => {
    await using service = await startService({ jobDuration: AGES });
    const { code, stderr } = await ges(["graphs", "stop", "movie", "--wait", "--timeout", "1s"], service);
    expect(stderr).toMatch(/Follow it: ges jobs wait \S+ --graph movie/);
    expect(code).toBe(4);
  });
});
