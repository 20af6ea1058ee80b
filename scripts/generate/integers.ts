import ts from "typescript";
import type { Description, Operation, Response, Schema } from "../openapi.ts";
import { type DescribedOperation, operationsOf, schemaOf } from "./operations.ts";

const { factory } = ts;

/** Types of `@ges-sdk/core` that stand for integers whose type depends on the client's option `integers`. */
export const INTEGER_TYPES = ["Int64", "PropertyNumber"];

/** Returns the type of an integer of 64 bits, or of the value of a property, which may be one. */
export function integerType(schema: Schema, isResponse: boolean): ts.TypeNode | undefined {
  // A number that is sent can always be a bigint; one that is received, only if the client wants that.
  const sent = ["number", "bigint"];
  if (isInt64(schema) || schema["x-int64"]) return union(isResponse ? ["Int64"] : sent);
  const { type } = schema;
  if (!Array.isArray(type) || !["string", "number", "boolean"].every((name) => type.includes(name))) return undefined;
  const scalars = ["string", ...(isResponse ? ["PropertyNumber"] : sent), "boolean"];
  if (!type.includes("array")) return union(scalars);
  return factory.createUnionTypeNode([factory.createArrayTypeNode(union(scalars)), union(scalars)]);
}

function union(names: readonly string[]): ts.TypeNode {
  const types = names.map((name) => factory.createTypeReferenceNode(name));
  return types.length === 1 && types[0] ? types[0] : factory.createUnionTypeNode(types);
}

function isInt64({ type, format }: Schema): boolean {
  return type === "integer" && format === "int64";
}

/** Returns the names of the schemas that responses hold. */
export function schemasOfResponses(description: Description): Set<string> {
  const found = new Set<string>();
  const visit = (node: unknown): void => {
    if (typeof node !== "object" || node === null) return;
    const { $ref } = node as { $ref?: unknown };
    const name =
      typeof $ref === "string" && $ref.startsWith("#/components/schemas/") ? $ref.split("/").at(-1) : undefined;
    if (name !== undefined && !found.has(name)) {
      found.add(name);
      visit(description.components.schemas?.[name]);
    }
    Object.values(node).forEach(visit);
  };
  for (const item of Object.values(description.paths)) {
    for (const operation of Object.values(item)) visit((operation as Operation).responses);
  }
  visit(description.components.responses);
  return found;
}

/**
 * Returns the places of 64-bit integers in the response of an operation, for example `data.vertexNum`. `*` stands for
 * every item of an array and every value of a map.
 *
 * @param more schemas of results that the response holds under `data.outputs`
 */
function int64Fields(description: Description, operation: Operation, more: readonly string[] = []): string[] {
  const found = new Set<string>();
  const visit = (given: Schema, path: readonly string[], above: readonly Schema[]): void => {
    const schema = schemaOf(description, given);
    if (above.includes(schema)) return;
    if (isInt64(schema)) found.add(path.join("."));
    const inner = [...above, schema];
    for (const branch of [schema.anyOf, schema.oneOf, schema["allOf"] as Schema[] | undefined].flatMap(
      (x) => x ?? [],
    )) {
      visit(branch, path, inner);
    }
    for (const [name, property] of Object.entries(schema.properties ?? {})) visit(property, [...path, name], inner);
    for (const keyword of ["items", "additionalProperties"]) {
      if (typeof schema[keyword] === "object") visit(schema[keyword] as Schema, [...path, "*"], inner);
    }
  };
  const { schema } = (operation.responses["200"] as Response).content?.["application/json"] ?? {};
  if (schema) visit(schema, [], []);
  for (const name of more) visit({ $ref: `#/components/schemas/${name}` }, ["data", "outputs"], []);
  return [...found].sort();
}

/** The places of 64-bit integers in the responses of all operations, for clients that want bigints. */
export function int64Places(description: Description): string {
  const places = operationsOf(description).flatMap((described) => {
    const { operation } = described;
    const fields = int64Fields(description, operation, outputsIn(described));
    return fields.length > 0 ? [`  ${operation.operationId}: ${JSON.stringify(fields)},`] : [];
  });
  return [
    "/** Places of 64-bit integers in responses, by operation; `*` stands for all items of an array or values of a map. */",
    "export const INT64_FIELDS: Readonly<Record<string, readonly string[]>> = {",
    ...places,
    "};",
    "",
  ].join("\n");
}

/** Schemas of the results that a response may hold, which its own schema leaves open: those of all algorithms for a job. */
function outputsIn({ description, operation, variants, modes }: DescribedOperation): string[] {
  const every = operation.operationId === "showJob" ? operationsOf(description) : [];
  const own = modes && variants ? [variants] : [];
  return [...own, ...every.flatMap((other) => other.variants ?? [])].flatMap(({ schemas }) =>
    Object.values(schemas).flatMap(({ outputs }) => outputs ?? []),
  );
}
