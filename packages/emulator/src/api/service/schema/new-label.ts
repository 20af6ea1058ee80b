import { DATA_TYPES, type Label, type Property } from "@ges-sdk/graph-engine/graph";
import type { PropertyDefinition, SingleLabel } from "../../../compiled/service-v1-handlers.ts";

const NAME = /^[\p{L}\p{N} %@#$:?*.+\-_]+$/u;
const KNOWN_TYPES: ReadonlySet<string> = new Set(DATA_TYPES);

/** Problem with a label, or `undefined`. */
export function problemWithLabel({ name, properties }: SingleLabel): string | undefined {
  if (!NAME.test(name)) {
    return "label name is invalid, which can only contain letters, digits, space,%,@,#,$,:,?,*,.,+,- and _";
  }
  return problemWithProperties(properties, []);
}

/** Problem with properties that are added to others, or `undefined`. */
export function problemWithProperties(
  properties: SingleLabel["properties"],
  present: readonly Property[],
): string | undefined {
  const names = new Set(present.map(({ name }) => name));
  for (const entry of properties) {
    const property = definitionOf(entry);
    const { name, dataType, typeNameCount } = property;
    if (names.has(name)) return `property [${name}] already exists`;
    if (!KNOWN_TYPES.has(dataType)) return `dataType [${dataType}] of property [${name}] is unknown`;
    if (dataType === "enum" && Number(typeNameCount) !== enumeration(property).length) {
      return `typeNameCount of property [${name}] does not match its typeName1, typeName2 and so on`;
    }
    names.add(name);
  }
  return undefined;
}

export function definedLabel({ name, type, properties }: SingleLabel): Label {
  return { name, type, properties: properties.map((entry) => definedProperty(definitionOf(entry))) };
}

function definitionOf(entry: SingleLabel["properties"][number]): PropertyDefinition {
  return typeof entry === "string" ? { name: entry, dataType: "string" } : entry.property;
}

function definedProperty(property: PropertyDefinition): Property {
  const { name, dataType, cardinality = "single" } = property;
  return { name, dataType, cardinality, ...(dataType === "enum" && { values: enumeration(property) }) };
}

/** `typeName1`, `typeName2` and so on, as far as they follow each other: `typeNameCount` may name any number. */
function enumeration(property: PropertyDefinition): string[] {
  const values: string[] = [];
  for (let value = property.typeName1; value !== undefined; value = property[`typeName${values.length + 1}`]) {
    values.push(value);
  }
  return values;
}
