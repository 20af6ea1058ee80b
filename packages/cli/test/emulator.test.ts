import { mkdtemp, readFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { ges } from "./support/run.ts";
import { CTRL_C, terminal } from "./support/terminal.ts";

/** A folder from which an installed emulator is found: that of this package. */
const PACKAGE = join(import.meta.dirname, "..");

test("`ges emulator` starts an installed emulator, and a profile leads to it", async () => {
  const environment = { HOME: await mkdtemp(join(tmpdir(), "ges-home-")) };
  const emulator = terminal(["emulator", "--port", "0"], { environment, cwd: PACKAGE });
  await emulator.shows("Profile emulator leads here: ges --profile emulator graphs list");
  const listed = await ges(["--profile", "emulator", "graphs", "list"], { environment });
  expect(listed).toMatchObject({ code: 0, stderr: "" });
  const profiles = JSON.parse(await readFile(join(environment.HOME, ".config/ges/profiles.json"), "utf8"));
  expect(Object.keys(profiles)).toEqual(["emulator"]);

  emulator.type(CTRL_C);
  expect(await emulator.ended).toBe(0);
  expect((await ges(["--profile", "emulator", "graphs", "list", "--timeout", "5s"], { environment })).code).toBe(1);
});

test("`ges emulator` refuses flags as ges-emulator does", async () => {
  const { code, stderr } = await ges(["emulator", "--prot", "1"], { cwd: PACKAGE });
  expect(stderr).toContain("Did you mean --port?");
  expect(code).toBe(1);
});

test("`ges emulator` says how to get an emulator where none is installed", async () => {
  const { code, stderr } = await ges(["emulator", "--port", "8080"], { cwd: tmpdir() });
  expect(stderr).toContain("Install @ges-sdk/emulator, or run: npx @ges-sdk/emulator --port 8080");
  expect(code).toBe(1);
});
