import { DATA_TYPES, type Property } from "@ges-sdk/graph-engine/graph";

const CARDINALITIES = ["single", "list", "set"] as const;

/** Error in a metadata file. */
export class SchemaError extends Error {}

type Attributes = Readonly<Record<string, string>>;

/**
 * The property of a label that attributes define.
 *
 * @throws {SchemaError} when they are not what the service takes
 */
export function readProperty(attributes: Attributes, label: string): Property {
  const name = attribute(attributes, "name", `property of label [${label}]`);
  const where = `property [${name}] of label [${label}]`;
  const dataType = oneOf(DATA_TYPES, attribute(attributes, "dataType", where), where);
  const cardinality = oneOf(CARDINALITIES, attributes["cardinality"] ?? "single", where);
  if (dataType === "char array") {
    if (cardinality !== "single") throw new SchemaError(`A char array is single, unlike ${where}.`);
    return { name, cardinality, dataType, maxDataSize: wholeNumber(attributes, "maxDataSize", where) };
  }
  if (dataType === "enum") {
    const count = wholeNumber(attributes, "typeNameCount", where);
    const values = Array.from({ length: count }, (_, index) => attribute(attributes, `typeName${index + 1}`, where));
    return { name, cardinality, dataType, values };
  }
  return { name, cardinality, dataType };
}

/** @throws {SchemaError} when it is not there */
export function attribute(attributes: Attributes, name: string, where: string): string {
  const value = attributes[name];
  if (value === undefined || value === "") throw new SchemaError(`The ${where} has no ${name}.`);
  return value;
}

// More than any real file has, and few enough not to be made to loop for long.
const GREATEST_COUNT = 100_000;

function wholeNumber(attributes: Attributes, name: string, where: string): number {
  const value = Number(attribute(attributes, name, where));
  if (!Number.isInteger(value) || value < 1 || value > GREATEST_COUNT) {
    throw new SchemaError(`The ${name} of ${where} is no whole number from 1 to ${GREATEST_COUNT}.`);
  }
  return value;
}

function oneOf<Value extends string>(values: readonly Value[], value: string, where: string): Value {
  const found = values.find((candidate) => candidate === value);
  if (found === undefined) throw new SchemaError(`The ${where} has [${value}], which is none of ${values.join(", ")}.`);
  return found;
}
