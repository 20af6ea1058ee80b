import { writeFileSync } from "node:fs";
import { rolldown } from "rolldown";
import type { Description } from "./description.ts";
import { bodyValidators, parameterValidators, responseValidators } from "./validators.ts";

/**
 * Compiles the validators of descriptions into two modules for each, `NAME-bodies.js` and `NAME-parameters.js`, with
 * their declarations. The default export holds them by `operationId`.
 */
export async function writeValidators(folder: string, descriptions: readonly Description[]): Promise<void> {
  const sources = descriptions.flatMap((description) => [
    [`${description.name}-bodies`, bodyValidators(description)],
    [`${description.name}-parameters`, parameterValidators(description)],
  ]);
  await writeModules(folder, Object.fromEntries(sources));
  for (const { name } of descriptions) {
    declare(folder, `${name}-bodies`, VALIDATORS);
    declare(folder, `${name}-parameters`, `Readonly<Record<string, ${VALIDATORS}>>`);
  }
}

/** Compiles the validators of responses into a module for each description, `NAME-responses.js`. */
export async function writeResponseValidators(folder: string, descriptions: readonly Description[]): Promise<void> {
  const sources = descriptions.map((description) => [`${description.name}-responses`, responseValidators(description)]);
  await writeModules(folder, Object.fromEntries(sources));
  for (const { name } of descriptions) {
    declare(folder, `${name}-responses`, `Readonly<Record<string, ${VALIDATORS}>>`);
  }
}

/** Writes sources as modules, with what the code of the validators needs from its library put in. */
async function writeModules(folder: string, sources: Record<string, string>): Promise<void> {
  const build = await rolldown({
    input: Object.fromEntries(Object.keys(sources).map((name) => [name, name])),
    platform: "node",
    plugins: [{ name: "sources", resolveId: (id) => (id in sources ? id : undefined), load: (id) => sources[id] }],
  });
  await build.write({ dir: folder, chunkFileNames: "[name].js", minify: true });
}

const VALIDATORS = 'Readonly<Record<string, import("ajv").ValidateFunction>>';

function declare(folder: string, module: string, type: string): void {
  writeFileSync(`${folder}/${module}.d.ts`, `declare const validators: ${type};\nexport default validators;\n`);
}
