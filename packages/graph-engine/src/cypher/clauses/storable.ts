import type { Properties } from "../../graph/index.ts";
import { isNumber } from "../../values/index.ts";
import { invalid } from "../errors.ts";
import type { PropertyReader } from "../property-reader.ts";
import { isList, typeName, type Value } from "../values/value.ts";

/**
 * Returns a value as the graph stores it.
 *
 * @throws {QueryError} when a property cannot hold it
 */
export function storable(name: string, value: Value, labels: readonly string[], properties: PropertyReader): unknown {
  if (value !== null && !isPlain(value) && !(isList(value) && value.every(isPlain))) {
    const remedy = "a property holds a text, a number, a boolean or a list of them";
    throw invalid(`the property ${name} cannot be ${typeName(value)}: ${remedy}.`);
  }
  // Where the schema does not say that it is a list, one of a single value would be taken for the value.
  if (!isList(value) || value.length > 1 || properties.isList(labels, name)) return value;
  return [value];
}

/** Returns the values of a map as the graph stores them; null stands for no value. */
export function storableAll(
  values: ReadonlyMap<string, Value>,
  labels: readonly string[],
  properties: PropertyReader,
): Properties {
  const present = [...values].filter(([, value]) => value !== null);
  return Object.fromEntries(present.map(([name, value]) => [name, storable(name, value, labels, properties)]));
}

function isPlain(value: Value): boolean {
  return typeof value === "string" || typeof value === "boolean" || isNumber(value);
}
