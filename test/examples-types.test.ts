import { execFile } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { describe, expect, onTestFinished, test } from "vitest";
import { readBundle } from "../scripts/bundled.ts";
import { operationsOf } from "../scripts/generate/operations.ts";
import { DESCRIPTIONS } from "../scripts/generate/outputs.ts";
import type { Description, MediaType, Response } from "../scripts/openapi.ts";
import { PublicTypes, type Shown } from "./support/public-fields.ts";

/** A program that has every example of a description as a value of its client's types. */
function program(description: Description, methods: string): string {
  const values = operationsOf(description).flatMap(({ operation: { operationId, requestBody, responses } }) => {
    const name = operationId.charAt(0).toUpperCase() + operationId.slice(1);
    return [
      ...examplesOf(responses["200"] as Response).map((value) => ({ type: `${name}Output`, value })),
      ...examplesOf(requestBody).map((value) => ({ type: `NonNullable<${name}Input["body"]>`, value })),
    ];
  });
  const types = values.map(({ type }) => /\w+(?:Input|Output)/.exec(type)?.[0]);
  return [
    `import type { ${[...new Set(types)].join(", ")} } from "${methods}";`,
    ...values.map(({ type, value }, index) => `export const example${index}: ${type} = ${JSON.stringify(value)};`),
  ].join("\n");
}

function examplesOf(message: { content?: Record<string, MediaType> } | undefined): unknown[] {
  return Object.values(message?.content?.["application/json"]?.examples ?? {}).map(({ value }) => value);
}

/** Compiles programs inside the project, and resolves to what the compiler objects to. */
async function problemsIn(programs: Record<string, string>): Promise<string> {
  const folder = await mkdtemp(join(import.meta.dirname, ".examples-"));
  onTestFinished(() => rm(folder, { recursive: true }));
  for (const [name, source] of Object.entries(programs)) await writeFile(join(folder, name), source);
  const settings = { extends: "../../tsconfig.json", include: ["*.ts"] };
  await writeFile(join(folder, "tsconfig.json"), JSON.stringify(settings));
  const { stdout } = await promisify(execFile)("tsc", ["-p", folder]).catch((error: { stdout: string }) => error);
  return stdout;
}

describe.each(DESCRIPTIONS)("Of $name", ({ name, packageName, module }) => {
  test("every example has the type that the client gives it", async () => {
    const methods = `../../packages/${packageName}/src/generated/${module}-methods.ts`;
    expect(await problemsIn({ "examples.ts": program(readBundle(name), methods) })).toBe("");
  });

  test("the examples that an editor shows compile, those of methods and those of functions", async () => {
    const entry = `packages/${packageName}/src/${module}.ts`;
    const types = new PublicTypes([entry]);
    const methods = types.exported((exported) => /^(Management|Service)Operations$/.test(exported));
    const functions = types.functions();
    const shown = methods.filter(({ path }) => path.split(".").length === 2);
    expect(shown.map((each) => each.name)).toEqual(functions.map((each) => each.name));
    const codeOf = ({ example }: Shown) => /```ts\n([\s\S]*)```/.exec(example)?.[1];
    const client = module === "management" ? "ges: ManagementClient" : "graph: ServiceClient";
    const problems = await problemsIn({
      "methods.ts": [
        `import type { ${client.split(": ")[1]} } from "../../packages/${packageName}/src/index.ts";`,
        `declare const ${client};`,
        ...shown.map(codeOf),
      ].join("\n"),
      "functions.ts": [
        `import { type Connection } from "@ges-sdk/core";`,
        `import { ${functions.map((each) => each.name).join(", ")} } from "../../${entry}";`,
        "declare const connection: Connection;",
        ...functions.map(codeOf),
      ].join("\n"),
    });
    expect(problems).toBe("");
  });
});
