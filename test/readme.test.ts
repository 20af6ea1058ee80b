import { execFile } from "node:child_process";
import { readFileSync } from "node:fs";
import { mkdir, rm, writeFile } from "node:fs/promises";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

const run = promisify(execFile);
const readme = readFileSync("README.md", "utf8");
const snippets = Array.from(readme.matchAll(/^ *```ts\n([\s\S]*?)^ *```/gm), ([, code]) => String(code));

/** Inside the project, where the packages can be imported, and out of sight of the other checks. */
const FOLDER = "test/.snippets";

beforeAll(async () => {
  await mkdir(FOLDER, { recursive: true });
  await Promise.all(snippets.map((code, index) => writeFile(`${FOLDER}/${index}.ts`, code)));
  const files = snippets.map((_, index) => `${index}.ts`);
  await writeFile(`${FOLDER}/tsconfig.json`, JSON.stringify({ extends: "../../tsconfig.json", include: [], files }));
});
afterAll(() => rm(FOLDER, { recursive: true }));

describe("The programs in the README", () => {
  test("compile", async () => {
    const output = await run("tsc", ["-p", FOLDER]).then(
      ({ stdout }) => stdout,
      (error: { stdout: string }) => error.stdout,
    );
    expect(output).toBe("");
  });

  test.each([...snippets.keys()])("run: number %i", async (index) => {
    const { stderr } = await run(process.execPath, [`${FOLDER}/${index}.ts`]);
    expect(stderr).toBe("");
  });
});

test("The README begins with the two commands that work on a fresh clone", () => {
  expect(readme.slice(0, 1000)).toMatch(/npm ci && npm start.*\nnpm ci && npm test/);
});

describe("The README in Chinese", () => {
  const chinese = readFileSync("README.zh-CN.md", "utf8");

  test("has the same programs and commands", () => {
    expect(codeOf(chinese)).toEqual(codeOf(readme));
  });

  test("has the same sections, tables and lists", () => {
    expect(shapeOf(chinese)).toEqual(shapeOf(readme));
  });

  test("names the same methods, options and files", () => {
    expect(namesIn(chinese)).toEqual(namesIn(readme));
  });
});

const codeOf = (text: string) => text.match(/^ *```[\s\S]*?^ *```/gm);
const proseOf = (text: string) => text.replaceAll(/^ *```[\s\S]*?^ *```/gm, "");

/** The beginnings of headings, rows and items, in order. */
function shapeOf(text: string): string[] {
  return proseOf(text).match(/^(#+|\||-|\d\.)(?= |-)/gm) ?? [];
}

/** What is written as code, whatever the language around it. */
function namesIn(text: string): string[] {
  const [...names] = proseOf(text).matchAll(/`([^`]+)`/g);
  return [...new Set(names.map(([, name]) => String(name)))].sort();
}
