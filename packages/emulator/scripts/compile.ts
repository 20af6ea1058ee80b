/**
 * Compiles the descriptions into what the emulator reads of them: the table of operations, the validators of their
 * bodies and parameters, and the interfaces of their handlers. So a start neither reads a whole description nor compiles
 * a schema, and a handler that does not fit its operation does not compile.
 */
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { rolldown } from "rolldown";
import { readBundle } from "../../../scripts/bundled.ts";
import { handlers } from "../../../scripts/generate/handlers.ts";
import { types } from "../../../scripts/generate/types.ts";
import type { DescriptionName, Operation } from "../src/description/operation.ts";
import { type Description, readDescription } from "./description.ts";
import { bodyValidators, parameterValidators } from "./validators.ts";

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

/** Writes sources as modules, with what the code of the validators needs from its library put in. */
async function writeModules(sources: Record<string, string>): Promise<void> {
  const build = await rolldown({
    input: Object.fromEntries(Object.keys(sources).map((name) => [name, name])),
    platform: "node",
    plugins: [{ name: "sources", resolveId: (id) => (id in sources ? id : undefined), load: (id) => sources[id] }],
  });
  await build.write({ dir: FOLDER, chunkFileNames: "[name].js", minify: true });
}

const VALIDATORS = 'Readonly<Record<string, import("ajv").ValidateFunction>>';

function declare(module: string, type: string): void {
  writeFileSync(`${FOLDER}/${module}.d.ts`, `declare const validators: ${type};\nexport default validators;\n`);
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
await writeModules(
  Object.fromEntries(
    descriptions.flatMap((description) => [
      [`${description.name}-bodies`, bodyValidators(description)],
      [`${description.name}-parameters`, parameterValidators(description)],
    ]),
  ),
);
for (const { name } of descriptions) {
  declare(`${name}-bodies`, VALIDATORS);
  declare(`${name}-parameters`, `Readonly<Record<string, ${VALIDATORS}>>`);
}
for (const name of NAMES) {
  const bundle = readBundle(name);
  writeFileSync(`${FOLDER}/${name}-types.d.ts`, await types(bundle, { immutable: true }));
  writeFileSync(`${FOLDER}/${name}-handlers.d.ts`, handlers(bundle, `${name}-types.ts`, PREFIXES[name]));
}
