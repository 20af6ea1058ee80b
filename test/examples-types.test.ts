import { execFile } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { expect, onTestFinished, test } from "vitest";
import { readBundle } from "../scripts/bundled.ts";
import { operationsOf } from "../scripts/generate/operations.ts";
import { DESCRIPTIONS } from "../scripts/generate/outputs.ts";
import type { Description, MediaType, Response } from "../scripts/openapi.ts";

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

test.each(DESCRIPTIONS)(
  "Every example of $name has the type that the client gives it",
  async (description) => {
    const folder = await mkdtemp(join(import.meta.dirname, ".examples-"));
    onTestFinished(() => rm(folder, { recursive: true }));
    const methods = `../../packages/${description.packageName}/src/generated/${description.module}-methods.ts`;
    await writeFile(join(folder, "examples.ts"), program(readBundle(description.name), methods));
    await writeFile(
      join(folder, "tsconfig.json"),
      JSON.stringify({ extends: "../../tsconfig.json", include: ["*.ts"] }),
    );
    const check = promisify(execFile)("tsc", ["-p", folder]);
    expect(await check.catch(({ stdout }: { stdout: string }) => stdout)).toMatchObject({ stdout: "" });
  },
  120_000,
);
