import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { createServer } from "node:net";
import { afterEach, describe, expect, test } from "vitest";
import { createEmulator } from "../src/index.ts";

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

describe("From the command line", () => {
  const children: ChildProcess[] = [];
  afterEach(() => {
    for (const child of children.splice(0)) child.kill("SIGKILL");
  });

  function run(...flags: string[]) {
    const child = spawn(process.execPath, ["bin/ges-emulator.js", ...flags]);
    children.push(child);
    let [stdout, stderr] = ["", ""];
    child.stdout.on("data", (data) => {
      stdout += data;
    });
    child.stderr.on("data", (data) => {
      stderr += data;
    });
    return {
      child,
      ended: once(child, "close").then(([code]) => ({ code, stdout, stderr })),
      started: new Promise<string>((resolve) =>
        child.stdout.on("data", () => stdout.includes("secret key ") && resolve(stdout)),
      ),
    };
  }

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
    const [first, second, third] = (await started).split("\n");
    expect(first).toMatch(/^ges-emulator listening on http:\/\/127\.0\.0\.1:\d+$/);
    expect(second).toBe("project project1, token token1");
    expect(third).toBe("access key AK1, secret key SK1");
    const url = `${first?.split(" ").at(-1)}/v2/project1/graphs`;
    expect((await fetch(url, { headers: { "x-auth-token": "token1" } })).status).toBe(200);
    child.kill(signal);
    expect(await ended).toMatchObject({ code: 0, stderr: "" });
  });

  test.each([
    [["--colour", "red"], /--colour/],
    [["--port", "many"], /port: must be a whole number/],
    [["--job-duration", "long"], /jobDuration: /],
    [["--host", "0.0.0.0"], /host: /],
  ])("%j is refused in one line", async (flags, message) => {
    const { code, stdout, stderr } = await run(...flags).ended;
    expect([code, stdout, stderr.trim().split("\n").length]).toEqual([1, "", 1]);
    expect(stderr).toMatch(message);
  });

  test("a port that is taken is refused in one line", async () => {
    const server = createServer().listen(0, "127.0.0.1");
    await once(server, "listening");
    const { port } = server.address() as { port: number };
    const { code, stderr } = await run("--port", String(port)).ended;
    expect([code, stderr]).toEqual([1, expect.stringMatching(/^ges-emulator: .*EADDRINUSE.*\n$/)]);
    server.close();
  });

  test("--help lists the flags", async () => {
    const { code, stdout } = await run("--help").ended;
    expect(code).toBe(0);
    expect(stdout).toMatch(/--port[\s\S]*--job-duration[\s\S]*--token/);
  });
});
