import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { createEmulator } from "../src/index.ts";
import { SETTINGS, startApi } from "./support/api.ts";
import { type Command, runCommand } from "./support/command.ts";
import { contentsOf } from "./support/data-folder.ts";
import { management, service } from "./support/load.ts";

let folder: string;
let file: string;
let commands: Command[] = [];
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "ges-data-"));
  file = join(folder, "ges-emulator.sqlite");
});
afterEach(async () => {
  for (const { child } of commands) child.kill("SIGKILL");
  await Promise.all(commands.map(({ ended }) => ended));
  commands = [];
  rmSync(folder, { recursive: true });
});

function run(...[flags, options]: Parameters<typeof runCommand>): Command {
  const command = runCommand(flags, options);
  commands.push(command);
  return command;
}

describe("A folder is refused, by name and in one line,", () => {
  test("when another emulator works on it that one is gone", async () => {
    const first = run(["--data", folder]);
    await first.url;
    const { code, stdout, stderr } = await run(["--data", folder]).ended;
    expect([code, stdout, stderr]).toEqual([1, "", `ges-emulator: --data: ${file} is in use by another emulator\n`]);
    await expect(createEmulator({ data: folder })).rejects.toThrow(`${file} is in use`);
    first.child.kill("SIGKILL");
    await first.ended;
    await (await createEmulator({ data: folder })).close();
  });

  test("when this process has an emulator on it", async () => {
    await using _first = await createEmulator({ data: folder });
    await expect(createEmulator({ data: folder })).rejects.toThrow(`data: ${file} is in use by another emulator`);
  });

  test("when Node.js has no SQLite", async () => {
    const options = { node: ["--no-experimental-sqlite"] };
    const { code, stderr } = await run(["--data", folder], options).ended;
    expect([code, stderr]).toEqual([
      1,
      `ges-emulator: --data: ${file} needs node:sqlite, which this Node.js (${process.version}) does not have\n`,
    ]);
    await run([], options).url;
  });

  test("when the folder it is to be made in is not there", async () => {
    const { code, stderr } = await run(["--data", join(folder, "no", "such")]).ended;
    expect([code, stderr.split("\n").length]).toEqual([1, 2]);
    expect(stderr).toContain(`data: ${join(folder, "no", "such", "ges-emulator.sqlite")} cannot be used: `);
  });

  test.each([
    ["a newer format", () => edit("PRAGMA user_version = 3"), "has format 3, and this version"],
    ["data of another program", () => edit("PRAGMA application_id = 1"), "was not written by an emulator"],
    [
      "no database",
      () => writeFileSync(file, "Some text that is long enough to be looked at.".repeat(20)),
      "is broken",
    ],
    ["a database that is cut off", () => writeFileSync(file, readFileSync(file).subarray(0, 9000)), "is broken"],
    ["records that cannot be read", () => edit("UPDATE record SET value = '{'"), "is broken"],
  ])("when the file holds %s, which stays as it is", async (_, spoil, message) => {
    const api = await startApi({ data: folder });
    await api.call("POST", "v2", "/graphs", { graph: { name: "movie", ...SETTINGS } });
    await api.emulator.close();
    spoil();
    const before = readFileSync(file);
    await expect(createEmulator({ data: folder })).rejects.toThrow(`data: ${file} ${message}`);
    expect(readFileSync(file).equals(before)).toBe(true);
    expect(readdirSync(folder)).toEqual(["ges-emulator.sqlite"]);
  });

  test("when the disk is read-only", async ({ skip }) => {
    mkdirSync(join(folder, "locked"), { mode: 0o500 });
    if (process.getuid?.() === 0) skip("root may write everywhere");
    await expect(createEmulator({ data: join(folder, "locked") })).rejects.toThrow("EACCES");
  });
});

test("durable needs a folder", async () => {
  await expect(createEmulator({ durable: true })).rejects.toThrow(/^durable: needs data/);
});

test("when the disk is full, nothing more is answered with success, and what was is kept", async () => {
  // The limit counts blocks of 512 bytes.
  const limited = ["sh", "-c", 'ulimit -f 1000; exec "$@"', "sh"];
  const full = run(["--data", folder, "--job-duration", "0"], { before: limited });
  let url = await full.url;
  const properties = { text: ["x".repeat(20_000)] };
  await management(url, "POST", "", { graph: { name: "movie", ...SETTINGS } });
  let added = 0;
  let answer = await service(url, "GET", "summary");
  while (answer.status === 200 && added < 1000) {
    answer = await service(url, "POST", "vertices", { vertex: `v${added}`, label: "user", properties });
    if (answer.status === 200) added += 1;
  }
  expect(answer).toEqual({
    status: 500,
    body: { errorCode: "GES.8602", errorMessage: expect.stringMatching(/data folder .*disk.* full/) },
  });
  expect(added).toBeGreaterThan(3);
  expect((await service(url, "GET", "summary")).status).toBe(500);
  full.child.kill("SIGKILL");
  expect((await full.ended).stderr).toContain(`data: ${file} cannot be read or written`);
  url = await run(["--data", folder]).url;
  expect((await service(url, "GET", "summary")).body.data.vertexNum).toBe(added);
});

test("a folder that format 1 was kept in is opened", async () => {
  cpSync(new URL("data-v1", import.meta.url), folder, { recursive: true });
  const api = await startApi({ data: folder, jobDuration: 0 });
  const contents = await contentsOf(api);
  expect(contents).toMatchObject({
    summary: { data: { vertexNum: 2, edgeNum: 1 } },
    vertices: { vertices: [{ id: "Lily", label: "user" }, { id: "Rocky" }] },
    edges: { edges: [{ source: "Lily", target: "Rocky", label: "friends" }] },
  });
  expect((await api.call("GET", "v2", "/graphs/backups")).body.backup_list).toMatchObject([{ status: "success" }]);
  expect((await api.call("GET", "v2", "/graphs/jobs")).body.job_list).toMatchObject([
    { job_name: "CreateBackup", status: "success" },
    { job_name: "CreateGraph", status: "success" },
  ]);
  await api.emulator.close();
});

function edit(statement: string): void {
  const database = new DatabaseSync(file);
  database.exec(statement);
  database.close();
}
