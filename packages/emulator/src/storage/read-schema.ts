import sax, { type Tag } from "sax";
import { DATA_TYPES, type Label, type Property } from "../state/label.ts";
import type { Labels } from "./graph-labels.ts";

const CARDINALITIES = ["single", "list", "set"] as const;

/** Says what is wrong with a metadata file. */
export class SchemaError extends Error {}

/**
 * The labels that a metadata file describes.
 *
 * @throws {SchemaError} when it is not XML, or not what the service takes
 */
export function readSchema(text: string): Labels {
  const labels = new Map<string, Label>();
  const path: string[] = [];
  let label: { name: string; type: Label["type"]; properties: Property[] } | undefined;
  const parser = sax.parser(true);
  parser.onerror = ({ message }) => {
    throw new SchemaError(`The metadata is not XML: ${message.replaceAll("\n", ", ")}`);
  };
  parser.onopentag = (opened) => {
    const tag = opened as Tag;
    path.push(tag.name);
    if (path.at(-2) === "labels" && tag.name === "label") {
      label = { name: attribute(tag.attributes, "name", "label"), type: typeOf(tag), properties: [] };
      if (labels.has(label.name)) throw new SchemaError(`Label [${label.name}] is there twice.`);
      labels.set(label.name, label);
    }
    if (path.at(-2) === "properties" && tag.name === "property" && label) {
      const property = readProperty(tag.attributes, label.name);
      if (label.properties.some(({ name }) => name === property.name)) {
        throw new SchemaError(`Label [${label.name}] has property [${property.name}] twice.`);
      }
      label.properties.push(property);
    }
  };
  parser.onclosetag = () => {
    path.pop();
  };
  parser.write(text.replace(/^\uFEFF/, "")).close();
  if (labels.size === 0) throw new SchemaError("The metadata describes no label.");
  return labels;
}

function typeOf(tag: Tag): Label["type"] {
  const type = tag.attributes["type"];
  return type === "vertex" || type === "edge" || type === "all" ? type : undefined;
}

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

function attribute(attributes: Attributes, name: string, where: string): string {
  const value = attributes[name];
  if (value === undefined || value === "") throw new SchemaError(`The ${where} has no ${name}.`);
  return value;
}

// More than anybody has, and few enough not to be made to loop for long.
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
