import { Ajv2020 } from "ajv/dist/2020.js";
import standaloneCode from "ajv/dist/standalone/index.js";
import { bare, schemaId } from "./bare.ts";
import { closed, closedSchemas } from "./closed.ts";
import type { Description } from "./description.ts";

const FORMATS = {
  date: /^\d{4}-\d{2}-\d{2}$/,
  int32: true,
  int64: true,
  float: true,
  double: true,
  password: true,
} as const;

// Descriptions have more keywords than JSON Schema knows.
const OPTIONS = {
  strict: false,
  formats: FORMATS,
  validateSchema: false,
  discriminator: true,
  // An error brings the schema along, for it knows the fields that a misspelt one was perhaps meant to be.
  verbose: true,
  inlineRefs: false,
  code: { source: true },
} as const;

/** The source of a module with the validator of each operation's body, by `operationId`. */
export function bodyValidators(description: Description): string {
  const module = new Module(description, new Ajv2020(OPTIONS));
  const bodies = description.operations.flatMap(({ operationId, requestBody }) => {
    const schema = requestBody?.content["application/json"]?.schema;
    return schema ? `${operationId}: ${module.validator(schema)}` : [];
  });
  return module.exporting(`{ ${bodies.join(", ")} }`);
}

/**
 * The source of a module with the validator of each parameter, by `operationId` and by its name. They read text, as it
 * stands in a path or a query.
 */
export function parameterValidators(description: Description): string {
  const module = new Module(description, new Ajv2020({ ...OPTIONS, coerceTypes: true }));
  const operations = description.operations.map(({ operationId, parameters }) => {
    const fields = parameters.map(({ name, schema }) => `${JSON.stringify(name)}: ${module.validator(schema)}`);
    return `${operationId}: { ${fields.join(", ")} }`;
  });
  return module.exporting(`{ ${operations.join(", ")} }`);
}

/**
 * The source of a module with the validator of each response, by `operationId` and by status. They report every problem
 * and every field that is not described.
 */
export function responseValidators({ schemas, ...description }: Description): string {
  const module = new Module(
    { ...description, schemas: closedSchemas(schemas) },
    new Ajv2020({ ...OPTIONS, allErrors: true }),
  );
  const operations = description.operations.map(({ operationId, responses }) => {
    const fields = Object.entries(responses).flatMap(([status, { content }]) => {
      const schema = content?.["application/json"]?.schema;
      return schema ? `${status}: ${module.validator(closed(schema))}` : [];
    });
    return `${operationId}: { ${fields.join(", ")} }`;
  });
  return module.exporting(`{ ${operations.join(", ")} }`);
}

/** Validators on their way into the source of a module. */
class Module {
  readonly #ajv: Ajv2020;
  /** The names that schemas have in the module, by their text. Many parameters are the same everywhere: each is compiled once. */
  readonly #names = new Map<string, string>();

  constructor({ schemas }: Description, ajv: Ajv2020) {
    this.#ajv = ajv;
    for (const [name, schema] of Object.entries(schemas)) ajv.addSchema(bare(schema), schemaId(name));
  }

  /** The expression for the validator of a schema. */
  validator(schema: object): string {
    const text = JSON.stringify(bare(schema));
    const known = this.#names.get(text);
    const name = known ?? `schema${this.#names.size}`;
    if (known === undefined) this.#ajv.addSchema(JSON.parse(text), name);
    this.#names.set(text, name);
    return `exports.${name}`;
  }

  /** The source, with an expression that is exported by default. */
  exporting(expression: string): string {
    const names = Object.fromEntries([...this.#names.values()].map((name) => [name, name]));
    return `${standaloneCode.default(this.#ajv, names)}\nmodule.exports = ${expression};`;
  }
}
