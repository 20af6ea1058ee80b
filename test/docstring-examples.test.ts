import { execFile } from "node:child_process";
import { glob, mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { promisify } from "node:util";
import { afterAll, beforeAll, expect, test } from "vitest";

const run = promisify(execFile);

/** Inside the project, where the packages can be imported, and out of sight of the other checks. */
const FOLDER = "test/.docstring-examples";

/** The `@example` blocks of a source file, without the asterisks of their docstrings. */
function examplesOf(source: string): string[] {
  const docstrings = source.match(/\/\*\*[\s\S]*?\*\//g) ?? [];
  const texts = docstrings.map((docstring) => docstring.replaceAll(/^ *\* ?/gm, ""));
  return texts.flatMap((text) =>
    Array.from(text.matchAll(/@example[^\n]*\n```ts\n([\s\S]*?)^```/gm), ([, code = ""]) => code),
  );
}

const examples: string[] = [];

beforeAll(async () => {
  // Generated examples call a client that exists already: another test compiles them with one.
  for await (const file of glob("packages/*/src/**/*.ts", { exclude: ["packages/*/src/generated/*"] })) {
    for (const code of examplesOf(await readFile(file, "utf8"))) examples.push(`// ${file}\n${code}\nexport {};\n`);
  }
  await mkdir(FOLDER, { recursive: true });
  const files = examples.map((_, index) => `${index}.ts`);
  await Promise.all(examples.map((code, index) => writeFile(`${FOLDER}/${index}.ts`, code)));
  const compilerOptions = { noUnusedLocals: false };
  const tsconfig = { extends: "../../tsconfig.json", compilerOptions, include: [], files };
  await writeFile(`${FOLDER}/tsconfig.json`, JSON.stringify(tsconfig));
});
afterAll(() => rm(FOLDER, { recursive: true }));

test("The examples in docstrings compile", async () => {
  expect(examples.length).toBeGreaterThan(10);
  const output = await run("tsc", ["-p", FOLDER]).then(
    ({ stdout }) => stdout,
    (error: { stdout: string }) => error.stdout,
  );
  expect(output).toBe("");
});
