import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { AGES, startService, type TestService } from "./support/emulator.ts";
import { ges } from "./support/run.ts";
import { CTRL_C, ENTER, terminal } from "./support/terminal.ts";

let service: TestService;
beforeAll(async () => {
  service = await startService();
});
afterAll(() => service[Symbol.asyncDispose]());

const run = (...words: string[]) => ges(words, { environment: service.environment });
const inTerminal = (...words: string[]) => terminal(words, { environment: service.environment });

describe("ges graphs", () => {
  test("lists the graphs of the project with the meaning of their state", async () => {
    const { code, stdout, stderr } = await run("graphs", "list");
    expect(stdout).toMatch(/^NAME +ID +STATUS/);
    expect(stdout).toMatch(new RegExp(`^movie +${service.graphId} +200 running`, "m"));
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
  });

  test("shows a graph by its name and by its ID", async () => {
    const byName = await run("graphs", "show", "movie", "--output", "json");
    const byId = await run("graphs", "show", service.graphId, "--output", "json");
    expect(JSON.parse(byName.stdout)).toMatchObject({ id: service.graphId, name: "movie", status: "200" });
    expect(byId.stdout).toBe(byName.stdout);
  });

  test("refuses a name that no graph has, and says which there are", async () => {
    const { code, stdout, stderr } = await run("graphs", "show", "moovie");
    expect({ code, stdout }).toEqual({ code: 1, stdout: "" });
    expect(stderr).toBe("error: No graph is called moovie. The project has movie.\n");
  });

  test("stops a graph, waits for it, and refuses to stop it twice", async () => {
    const stopped = await run("graphs", "stop", "movie", "--wait", "--output", "json");
    expect(JSON.parse(stopped.stdout)).toMatchObject({ job_name: "StopGraph", status: "success" });
    expect(stopped.stderr).toMatch(/^Stopping movie: /);
    expect(stopped.code).toBe(0);

    const again = await run("graphs", "stop", "movie");
    expect(again.code).toBe(1);
    expect(again.stderr).toContain("GES.7001 The graph is not running");

    const started = await run("graphs", "start", "movie", "--wait");
    expect(started.code).toBe(0);
    expect((await run("graphs", "list")).stdout).toContain("200 running");
  });

  test("says how to follow a job that is not waited for", async () => {
    const { stdout, stderr } = await run("graphs", "restart", "movie", "--output", "id");
    expect(stderr).toBe(`Restarting movie: started. Follow it: ges jobs wait ${stdout.trim()} --graph movie\n`);
    const waited = await run("jobs", "wait", stdout.trim(), "--graph", "movie");
    expect(waited.code).toBe(0);
  });

  test("creates a graph, and deletes it once its name is typed", async () => {
    const network = ["--vpc", "vpc1", "--subnet", "subnet1", "--security-group", "group1"];
    const created = await run("graphs", "create", "books", "--size", "1", ...network, "--wait");
    expect(created.stdout).toMatch(/^name +books$/m);

    const refused = await run("graphs", "delete", "books");
    expect(refused.code).toBe(2);
    expect(refused.stderr).toBe("error: Graph books and its data will be deleted. Add --yes if that is wanted.\n");

    const mistyped = inTerminal("graphs", "delete", "books");
    await mistyped.shows("Type books to go on");
    mistyped.type(`boks${ENTER}`);
    expect(await mistyped.ended).toBe(2);
    expect(mistyped.screen()).toContain('"boks" is not books. Nothing was changed.');

    const typed = inTerminal("graphs", "delete", "books", "--wait");
    await typed.shows("Type books to go on");
    typed.type(`books${ENTER}`);
    expect(await typed.ended).toBe(0);
    expect((await run("graphs", "list")).stdout).not.toContain("books");
  });

  test("shows a request in place of sending it", async () => {
    const { code, stdout } = await run("graphs", "delete", "movie", "--dry-run");
    const url = expect.stringContaining(`/graphs/${service.graphId}?`);
    expect(JSON.parse(stdout)).toMatchObject({ method: "DELETE", url });
    expect(stdout).not.toContain(service.emulator.token);
    expect(code).toBe(0);
    expect((await run("graphs", "list")).stdout).toContain("200 running");
  });
});

describe("A wait in a terminal", () => {
  test("shows its progress, and leaves the job running on Ctrl-C", async () => {
    await using slow = await startService({ jobDuration: AGES });
    const waiting = terminal(["graphs", "stop", "movie", "--wait"], { environment: slow.environment });
    await waiting.shows(/Stopping movie: running/);
    waiting.type(CTRL_C);
    expect(await waiting.ended).toBe(130);
    expect(waiting.screen()).toMatch(/It goes on in the service\. Follow it: ges jobs wait \S+ --graph movie/);
    const { stdout } = await ges(["jobs", "list"], { environment: slow.environment });
    expect(stdout).toMatch(/StopGraph +movie +running/);
  });
});
