import { execFile } from "node:child_process";
import { mkdir, rm, writeFile } from "node:fs/promises";
import { fileURLToPath, pathToFileURL } from "node:url";
import { promisify } from "node:util";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { ERROR_CODES } from "../src/model/error-codes.ts";
import { PACKAGE } from "../src/model/places.ts";
import { provocationOf } from "../src/model/provocation.ts";

const FILES = new URL("samples/.provocations/", PACKAGE);
const fileOf = (code: string) => new URL(`${code}.ts`, FILES);

beforeAll(async () => {
  await mkdir(FILES, { recursive: true });
  for (const error of ERROR_CODES) await writeFile(fileOf(error.code), `${provocationOf(error)}\nexport {};\n`);
  const settings = { extends: "../../../../tsconfig.json", include: ["*.ts"] };
  await writeFile(new URL("tsconfig.json", FILES), JSON.stringify(settings));
});
afterAll(() => rm(FILES, { recursive: true, force: true }));

test("The program that provokes an error code compiles, for every code", { timeout: 300_000 }, async () => {
  const { stdout } = await promisify(execFile)("tsc", ["-p", fileURLToPath(FILES)]).catch(
    (error: { stdout: string }) => error,
  );
  expect(stdout).toBe("");
});

test("The program that provokes an error code gets it from the emulator, for every code", {
  timeout: 300_000,
}, async () => {
  for (const { code } of ERROR_CODES) {
    const log = vi.spyOn(console, "log").mockImplementation(() => {});
    await import(/* @vite-ignore */ pathToFileURL(fileURLToPath(fileOf(code))).href);
    expect.soft(log, code).toHaveBeenCalledOnce();
    log.mockRestore();
  }
});
