/**
 * Compiles the descriptions into what the emulator reads of them: the table of operations, the validators of their
 * bodies and parameters, and the interfaces of their handlers. So a start neither reads a whole description nor compiles
 * a schema, and a handler that does not fit its operation does not compile.
 */
import { globSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { parse } from "yaml";
import { readBundle } from "../../../scripts/bundled.ts";
import { handlers } from "../../../scripts/generate/handlers.ts";
import { types } from "../../../scripts/generate/types.ts";
import { type Description, readDescription } from "../../../scripts/validators/description.ts";
import { writeResponseValidators, writeValidators } from "../../../scripts/validators/write-validators.ts";
import type { DescriptionName, Operation } from "../src/description/operation.ts";

const FOLDER = "src/compiled";

function operationsOf({ name: description, operations }: Description): Operation[] {
  return operations.map(({ operationId, summary, method, key, parameters, requestBody, ...operation }) => {
    const action = parameters.find(({ name }) => name === "action_id")?.schema.const;
    return {
      description,
      operationId,
      summary,
      isRead: operation["x-ges-retry"] === "safe",
      method,
      path: key.split("#")[0] as string,
      ...(action !== undefined && { action: String(action) }),
      parameters: parameters.map(({ name, in: where, required }) => ({ name, in: where, required: required === true })),
      ...(requestBody && { body: { required: requestBody.required === true } }),
    };
  });
}

/** Names of the fields of a description that consist of several words. */
function fieldNames(description: Description | undefined): string[] {
  const names = new Set(description?.operations.flatMap(({ parameters }) => parameters.map(({ name }) => name)));
  const visit = (schema: unknown) => {
    if (typeof schema !== "object" || schema === null) return;
    if ("properties" in schema) for (const name of Object.keys(Object(schema.properties))) names.add(name);
    for (const part of Object.values(schema)) visit(part);
  };
  visit(description?.schemas);
  return [...names].filter((name) => name.includes("_")).sort();
}

const PREFIXES = {
  "management-v1": "ManagementV1",
  "management-v2": "ManagementV2",
  "service-v1": "ServiceV1",
} as const;
const NAMES = Object.keys(PREFIXES) as DescriptionName[];
const descriptions = NAMES.map(readDescription);
rmSync(FOLDER, { recursive: true, force: true });
mkdirSync(FOLDER, { recursive: true });
writeFileSync(`${FOLDER}/operations.json`, `${JSON.stringify(descriptions.flatMap(operationsOf))}\n`);
await writeValidators(FOLDER, descriptions);
writeFileSync(
  `${FOLDER}/management-v2-fields.json`,
  `${JSON.stringify(fieldNames(descriptions.find(({ name }) => name === "management-v2")))}\n`,
);
await writeResponseValidators(FOLDER, descriptions);
const assumptions: Record<string, unknown[]> = {};
for (const file of globSync("assumptions/*.yaml").sort()) {
  for (const [name, entries] of Object.entries<unknown[]>(parse(readFileSync(file, "utf8")))) {
    assumptions[name] = [...(assumptions[name] ?? []), ...entries];
  }
}
writeFileSync(`${FOLDER}/assumptions.json`, `${JSON.stringify(assumptions)}\n`);
for (const name of NAMES) {
  const bundle = readBundle(name);
  writeFileSync(`${FOLDER}/${name}-types.d.ts`, await types(bundle, { immutable: true }));
  writeFileSync(`${FOLDER}/${name}-handlers.d.ts`, handlers(bundle, `${name}-types.ts`, PREFIXES[name]));
}
