import { readFileSync } from "node:fs";
import { Ajv2020 } from "ajv/dist/2020.js";
import type { DescriptionName, Operation } from "../../src/description/operation.ts";
import type { Body } from "./api.ts";

/** The bundled descriptions, whole. */
export const DESCRIPTIONS: Readonly<Record<DescriptionName, Body>> = {
  "management-v1": read("management-v1"),
  "management-v2": read("management-v2"),
  "service-v1": read("service-v1"),
};

function read(name: DescriptionName): Body {
  return JSON.parse(readFileSync(new URL(`../../../../spec/bundled/${name}.json`, import.meta.url), "utf8"));
}

/** The key of an operation's path in its description: actions have a fragment. */
function keyOf({ description, path, method, operationId }: Operation): string {
  const { paths } = DESCRIPTIONS[description];
  return Object.keys(paths).find((key) => {
    return key.split("#")[0] === path && paths[key][method.toLowerCase()]?.operationId === operationId;
  }) as string;
}

/** An operation as it is described. */
export function describedAs(operation: Operation): Body {
  return DESCRIPTIONS[operation.description].paths[keyOf(operation)][operation.method.toLowerCase()];
}

const ajv = new Ajv2020({ strict: false, validateSchema: false, validateFormats: false });
for (const [name, description] of Object.entries(DESCRIPTIONS)) ajv.addSchema(description, name);

/** Problem with a value, or `undefined`. The pointer leads to a schema: `service-v1#/components/schemas/Graph`. */
export function problemWith(value: unknown, pointer: string): string | undefined {
  const validate = ajv.getSchema(pointer);
  if (!validate) throw new Error(`there is no schema at ${pointer}`);
  return validate(value) ? undefined : ajv.errorsText(validate.errors);
}

/** Pointer to the schema of an operation's response. */
export function responsePointer(operation: Operation, status: number): string {
  const { $ref } = describedAs(operation).responses[status];
  const tokens = ["paths", keyOf(operation), operation.method.toLowerCase(), "responses", status].map(escaped);
  return `${operation.description}${$ref ?? `#/${tokens.join("/")}`}/content/${escaped("application/json")}/schema`;
}

// RFC 6901, and percent-encoding, for the pointer is the fragment of a URI.
function escaped(token: string | number): string {
  return encodeURIComponent(String(token).replaceAll("~", "~0").replaceAll("/", "~1"));
}
