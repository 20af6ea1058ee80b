import { readFileSync } from "node:fs";
import { Ajv2020 } from "ajv/dist/2020.js";
import { parse } from "yaml";

/** A JSON schema, as far as fields are looked for in it. */
interface Schema {
  readonly $ref?: string;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly items?: Schema;
  readonly additionalProperties?: Schema | boolean;
  readonly [keyword: string]: unknown;
}

interface Operation {
  readonly operationId: string;
  readonly responses: Readonly<Record<string, { content?: { "application/json"?: { schema?: Schema } } }>>;
}

interface Description {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components: { readonly schemas: Readonly<Record<string, Schema>> };
}

/** What a response shows about the description of its operation. Paths name fields; nothing of a value is in them. */
export interface Comparison {
  readonly verified: readonly string[];
  readonly differs: readonly string[];
  readonly assumed: readonly string[];
}

/** Reads a published description; returns what compares the response of an operation with it. */
export function describedBy(file: string): (operationId: string, body: unknown) => Comparison {
  const description: Description = parse(readFileSync(new URL(`../../spec/dist/${file}`, import.meta.url), "utf8"));
  const ajv = new Ajv2020({ strict: false, allErrors: true, validateFormats: false });
  ajv.addSchema(description, "description");
  const schemas = new Map(
    Object.entries(description.paths).flatMap(([path, item]) =>
      Object.entries(item).flatMap(([method, { operationId, responses }]) => {
        const schema = responses?.["200"]?.content?.["application/json"]?.schema;
        const pointer = ["paths", path, method, "responses", "200", "content", "application/json", "schema"];
        return schema ? [[operationId, { schema, pointer: pointer.map(encodePointer).join("/") }] as const] : [];
      }),
    ),
  );

  return (operationId, body) => {
    const described = schemas.get(operationId);
    if (!described) return { verified: [], differs: ["the description has no such operation"], assumed: [] };
    const known = new Set<string>();
    fieldsOf(description, described.schema, "", known);
    const seen = new Set<string>();
    fieldsIn(body, "", known, seen);
    const validate = ajv.compile({ $ref: `description#/${described.pointer}` });
    validate(body);
    const wrong = (validate.errors ?? []).map(
      ({ instancePath, keyword }) => `${shown(instancePath, known)} (${keyword})`,
    );
    return {
      verified: [...seen].filter((field) => known.has(field)),
      differs: [
        ...new Set([...wrong, ...[...seen].filter((field) => !known.has(field)).map((field) => `${field} (new)`)]),
      ],
      // A field below one that is missing goes without saying.
      assumed: [...known].filter((field) => !seen.has(field) && (isTop(field) || seen.has(parentOf(field)))),
    };
  };
}

function parentOf(field: string): string {
  return field.split(".").slice(0, -1).join(".");
}

function isTop(field: string): boolean {
  return !field.includes(".");
}

function encodePointer(name: string): string {
  return encodeURIComponent(name.replaceAll("~", "~0").replaceAll("/", "~1"));
}

/** Collects the described fields, `*` for the items of arrays and the values of maps. */
function fieldsOf(
  description: Description,
  schema: Schema,
  path: string,
  into: Set<string>,
  above: Schema[] = [],
): void {
  const target = schema.$ref ? description.components.schemas[schema.$ref.split("/").at(-1) ?? ""] : schema;
  if (!target || above.includes(target)) return;
  const inner = [...above, target];
  for (const keyword of ["allOf", "anyOf", "oneOf"]) {
    const branches = target[keyword];
    if (Array.isArray(branches)) for (const branch of branches) fieldsOf(description, branch, path, into, inner);
  }
  for (const [name, property] of Object.entries(target.properties ?? {})) {
    into.add(`${path}${name}`);
    fieldsOf(description, property, `${path}${name}.`, into, inner);
  }
  const values = target.items ?? target.additionalProperties;
  if (values === true) into.add(`${path}*`);
  if (typeof values === "object") {
    into.add(`${path}*`);
    fieldsOf(description, values, `${path}*.`, into, inner);
  }
}

/** Collects the fields of a value. A name below a map is the account's own, so `*` stands for it. */
function fieldsIn(value: unknown, path: string, known: ReadonlySet<string>, into: Set<string>): void {
  if (typeof value !== "object" || value === null) return;
  for (const [name, child] of Object.entries(value)) {
    const isItem = Array.isArray(value) || (known.has(`${path}*`) && !known.has(`${path}${name}`));
    const field = `${path}${isItem ? "*" : name}`;
    into.add(field);
    // What stands below an open object is not described.
    if (!isItem || [...known].some((other) => other.startsWith(`${field}.`))) fieldsIn(child, `${field}.`, known, into);
  }
}

/** Returns the path of a wrong value, with `*` for every name that no description has. */
function shown(instancePath: string, known: ReadonlySet<string>): string {
  const names = new Set([...known].flatMap((field) => field.split(".")));
  const parts = instancePath.split("/").slice(1);
  return parts.map((part) => (names.has(part) ? part : "*")).join(".") || "the whole response";
}
