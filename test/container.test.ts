import { type ChildProcess, execFile, spawn } from "node:child_process";
import { once } from "node:events";
import { cp, glob, mkdir, mkdtemp, readFile, rm } from "node:fs/promises";
import { type AddressInfo, createServer } from "node:net";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { parse } from "yaml";

const run = promisify(execFile);
const DOCKERFILE = "packages/emulator/Dockerfile";
const HOME = "/home/node";
const PORT = String(await freePort());

/** Stands for the file system of the image. */
let root: string;
let container: ChildProcess | undefined;
let healthCheck: string[];

/** Instructions of a Dockerfile: their names and what follows. */
async function instructionsOf(file: string): Promise<[name: string, rest: string][]> {
  const lines = (await readFile(file, "utf8")).split("\n").filter((line) => line !== "" && !line.startsWith("#"));
  return lines.map((line) => [line.split(" ")[0] ?? "", line.slice(line.indexOf(" ") + 1)]);
}

/** Paths of the image are below `root`, and its Node.js is the one that runs the tests. */
const here = (text: string) =>
  text
    .replaceAll(HOME, root)
    .replaceAll("8080", PORT)
    .replace(/^node\b/, process.execPath);

beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), "ges-container-"));
  const context = join(root, "context");
  await mkdir(context);
  await run("npm", ["pack", "-w", "@ges-sdk/emulator", "--pack-destination", context]);
  let workdir = root;
  // A container knows nothing of the npm that runs this test.
  const outside = Object.entries(process.env).filter(([name]) => !name.startsWith("npm_"));
  const env = {
    ...Object.fromEntries(outside),
    GES_EMULATOR_TOKEN: "token1",
    GES_EMULATOR_PASSWORD: "secret",
    GES_EMULATOR_PORT: PORT,
  };
  for (const [name, rest] of await instructionsOf(DOCKERFILE)) {
    if (name === "RUN") await run("sh", ["-c", here(rest)], { cwd: workdir, env });
    if (name === "WORKDIR") workdir = here(rest);
    if (name === "COPY") {
      const [pattern = "", target = ""] = rest.split(" ");
      for await (const file of glob(pattern, { cwd: context })) {
        await mkdir(dirname(here(target)), { recursive: true });
        await cp(join(context, file), here(target));
      }
    }
    if (name === "HEALTHCHECK") healthCheck = commandIn(rest);
    if (name === "ENTRYPOINT") {
      const [program = "", ...line] = commandIn(rest);
      container = spawn(program, line, { cwd: workdir, env });
    }
  }
}, 600_000);
afterAll(async () => {
  container?.kill();
  await rm(root, { recursive: true, force: true });
});

async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

function commandIn(instruction: string): string[] {
  const words: string[] = JSON.parse(instruction.slice(instruction.indexOf("[")));
  return words.map(here);
}

describe("The container of the emulator, whose steps are run here", () => {
  const state = (headers: Record<string, string>) =>
    fetch(`http://127.0.0.1:${PORT}/v2/0123456789abcdef0123456789abcdef/graphs`, { headers });

  test("is healthy once it listens, serves who has its token, and logs in JSON", async () => {
    const [first] = (await once(container?.stdout ?? process.stdin, "data")) as [Buffer];
    expect(JSON.parse(String(first).split("\n")[0] ?? "")).toMatchObject({ level: "info" });
    const [program = "", ...line] = healthCheck;
    await expect(run(program, line)).resolves.toBeDefined();
    expect((await state({ "x-auth-token": "token1" })).status).toBe(200);
    expect((await state({})).status).toBe(401);
  });
});

test("The service of the example for CI has only variables that the emulator knows", async () => {
  const { jobs } = parse(await readFile("examples/ci/github-actions.yaml", "utf8"));
  const { env } = jobs.test.services.ges;
  const command = ["packages/emulator/bin/ges-emulator.js", "--help"];
  const { stdout } = await run(process.execPath, command, { env: { ...process.env, ...env } });
  for (const name of Object.keys(env)) {
    expect(stdout).toContain(`--${name.replace("GES_EMULATOR_", "").replaceAll("_", "-").toLowerCase()} `);
  }
});
