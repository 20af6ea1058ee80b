import type { ChildProcess } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, describe, expect, test } from "vitest";
import { createEmulator } from "../src/index.ts";
import { PROGRAM, runProcess } from "./support/command.ts";

describe("In a process", () => {
  test("nothing listens unless a port is given", async () => {
    await using emulator = await createEmulator();
    const { status } = await emulator.fetch(`${emulator.url}/v2/x/graphs`);
    expect(status).toBe(401);
    await expect(fetch(`${emulator.url}/v2/x/graphs`)).rejects.toThrow();
  });

  test("port 0 takes a free one, and closing gives it back", async () => {
    const emulator = await createEmulator({ port: 0 });
    expect((await fetch(`${emulator.url}/v2/x/graphs`)).status).toBe(401);
    await emulator.close();
    await emulator.close();
    await expect(fetch(`${emulator.url}/v2/x/graphs`)).rejects.toThrow();
  });

  test("the installed library prints nothing and reads no arguments, which are those of the program that uses it", async () => {
    const program = `
      import { createEmulator } from "@ges-sdk/emulator";
      await using emulator = await createEmulator();
      const { url, token, credentials: { projectId } } = emulator;
      for (const path of ["/v2/" + projectId + "/graphs", "/ges/v1.0/" + projectId + "/graphs/movie/schema"]) {
        const { status } = await emulator.fetch(url + path, { headers: { "x-auth-token": token } });
        if (status === 401 || status >= 500) process.exitCode = 1;
      }`;
    const { ended } = runProcess([process.execPath, "--input-type=module", "--eval", program, "--", "argument"]);
    expect(await ended).toEqual({ code: 0, stdout: "", stderr: "" });
  });

  test("two emulators know nothing of each other", async () => {
    await using one = await createEmulator();
    await using other = await createEmulator();
    expect(one.token).not.toBe(other.token);
  });

  test.each([
    ["port", { port: 70_000 }],
    ["port", { port: 1.5 }],
    ["jobDuration", { jobDuration: -1 }],
    ["projectId", { projectId: "../x" }],
    ["token", { token: "a b" }],
    ["host", { host: "0.0.0.0", port: 0 }],
  ])("a wrong %s is refused by name", async (name, options) => {
    await expect(createEmulator(options)).rejects.toThrow(new RegExp(`^${name}: `));
  });
});

test("An option that is misspelled is refused with the one that is meant", async () => {
  const options: object = { prot: 1 };
  await expect(createEmulator(options)).rejects.toThrow("prot: is not an option. Did you mean port?");
});

describe("From the command line", () => {
  const children: ChildProcess[] = [];
  afterEach(() => {
    for (const child of children.splice(0)) child.kill("SIGKILL");
  });

  function run(...flags: string[]) {
    const { child, printed, ended } = runProcess([process.execPath, PROGRAM, ...flags]);
    children.push(child);
    return { child, ended, started: printed(/[\s\S]*secret key .*\n/).then(([text]) => text) };
  }

  test.each([
    ["--prot=1", "--prot is not a flag. Did you mean --port?"],
    ["--frobnicate", "--frobnicate is not a flag. --help lists the flags."],
    ["--project=team", "--project: team has not the form NAME=ID"],
    ["--project=team=1:usr=lily", "--project: usr is not understood. Did you mean user?"],
    ["--project=team=../x", "--project: must be 1 to 64 letters and digits"],
    ["--job-duration=soon", '--job-duration: "soon" is no number'],
    ["--project-id=../x", "--project-id: must be 1 to 64 letters and digits"],
  ])("a wrong flag is refused by name: %s", async (flag, message) => {
    const { code, stderr } = await run(flag).ended;
    expect([code, stderr]).toEqual([1, expect.stringContaining(`ges-emulator: ${message}`)]);
  });

  test("a flag can be an environment variable, and one that is none is refused by name", async () => {
    const command = [process.execPath, PROGRAM];
    const setting = (...variables: string[]) => runProcess(["env", ...variables, ...command, "--port", "0"]);
    const { child, printed } = setting("GES_EMULATOR_TOKEN=token1", "GES_EMULATOR_CORS=true");
    children.push(child);
    expect((await printed(/token (\S+)/))[1]).toBe("token1");
    const { stderr } = await setting("GES_EMULATOR_TOKN=token1").ended;
    expect(stderr).toBe("ges-emulator: GES_EMULATOR_TOKN stands for no flag. Did you mean GES_EMULATOR_TOKEN?\n");
  });

  test.each(["--version", "-v"])("%s prints the version", async (flag) => {
    const { code, stdout } = await run(flag).ended;
    expect([code, stdout]).toEqual([0, expect.stringMatching(/^\d+\.\d+\.\d+\n$/)]);
  });

  test.each(["SIGINT", "SIGTERM"] as const)("it says where it listens, answers, and %s ends it", async (signal) => {
    const { child, started, ended } = run(
      "--port",
      "0",
      "--token",
      "token1",
      "--project-id",
      "project1",
      "--access-key",
      "AK1",
      "--secret-key",
      "SK1",
    );
    const [first, second, third, fourth, fifth] = (await started).split("\n");
    expect(first).toMatch(/^ges-emulator listening on http:\/\/127\.0\.0\.1:\d+$/);
    const page = second?.split(" ").at(-1) ?? "";
    expect(second).toBe(`page ${first?.split(" ").at(-1)}/_emulator`);
    expect(await (await fetch(page)).text()).toContain("<h1>GES emulator");
    expect(third).toBe("project project1, token token1");
    expect(fourth).toMatch(/^user emulator, password \S{32}$/);
    expect(fifth).toBe("access key AK1, secret key SK1");
    const url = `${first?.split(" ").at(-1)}/v2/project1/graphs`;
    expect((await fetch(url, { headers: { "x-auth-token": "token1" } })).status).toBe(200);
    child.kill(signal);
    expect(await ended).toMatchObject({ code: 0, stderr: "" });
  });

  test("it names no page that a browser could not open, for want of a token", async () => {
    const { started } = run("--port", "0", "--host", "0.0.0.0", "--token", "token1", "--password", "secret");
    expect(await started).not.toContain("_emulator");
  });

  test.each([
    [["--colour", "red"], /--colour/],
    [["--port", "many"], /port: must be a whole number/],
    [["--job-duration", "long"], /--job-duration: /],
    [["--job-duration", "polls:2,StopGrpah=fail"], /--job-duration: StopGrpah is none of/],
    [["--quotas", "graphs=2,edges=many"], /quotas: edges must be/],
    [["--host", "0.0.0.0"], /host: /],
    [["--seed", "many"], /seed: /],
    [["--fault", "stopgraph:status=503"], /Did you mean stopGraph/],
    [["--fault", "stopGraph"], /needs one of/],
    [["--faults", "nowhere.json"], /nowhere\.json/],
    [["--faults", "README.md"], /README\.md is not JSON/],
    [["--token", "same", "--read-only-token", "same"], /--read-only-token: /],
  ])("%j is refused in one line", async (flags, message) => {
    const { code, stdout, stderr } = await run(...flags).ended;
    expect([code, stdout, stderr.trim().split("\n").length]).toEqual([1, "", 1]);
    expect(stderr).toMatch(message);
  });

  test("takes faults from rules and from a file, and a seed that makes runs repeatable", async () => {
    const folder = await mkdtemp(join(tmpdir(), "ges-emulator-"));
    const file = join(folder, "faults.json");
    await writeFile(file, JSON.stringify([{ operation: "listGraphs", status: 500, times: 1 }]));
    const flags = [
      "--port",
      "0",
      "--seed",
      "3",
      "--faults",
      file,
      "--fault",
      "listGraphs:status=503,message=a=b,times=1",
    ];
    const [first, , third] = (await run(...flags).started).split("\n");
    await using same = await createEmulator({ seed: 3 });
    expect(third).toBe(`project ${same.credentials.projectId}, token ${same.token}`);
    const list = async () => {
      const url = `${first?.split(" ").at(-1)}/v2/${same.credentials.projectId}/graphs`;
      const response = await fetch(url, { headers: { "x-auth-token": same.token } });
      return [response.status, (await response.json()).error_msg];
    };
    expect(await list()).toEqual([500, expect.any(String)]);
    expect(await list()).toEqual([503, "a=b"]);
    expect(await list()).toEqual([200, undefined]);
    await rm(folder, { recursive: true });
  });

  test("it ends although an answer is still to wait", async () => {
    const { child, started, ended } = run("--port", "0", "--fault", "iam/listProjects:delayMs=60000");
    const url = (await started).split("\n")[0]?.split(" ").at(-1);
    const asked = fetch(`${url}/v3/projects`).catch(() => "broken");
    const requests = async () => (await (await fetch(`${url}/_emulator/requests`)).json()).requests;
    await expect.poll(requests).toHaveLength(1);
    child.kill("SIGTERM");
    expect([await asked, await ended]).toMatchObject(["broken", { code: 0, stderr: "" }]);
  });

  test("a port that is taken is refused in one line", async () => {
    const server = createServer().listen(0, "127.0.0.1");
    await once(server, "listening");
    const { port } = server.address() as { port: number };
    const { code, stderr } = await run("--port", String(port)).ended;
    expect([code, stderr]).toEqual([
      1,
      expect.stringMatching(/^ges-emulator: .*EADDRINUSE.* give another --port; 0 takes a free one\.\n$/),
    ]);
    server.close();
  });

  test("--help lists the flags", async () => {
    const { code, stdout } = await run("--help").ended;
    expect(code).toBe(0);
    expect(stdout).toMatch(/--port[\s\S]*--job-duration[\s\S]*--token/);
  });
});
