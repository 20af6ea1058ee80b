import { isNumber, ofDataType } from "../values/index.ts";
import type { Properties } from "./elements.ts";
import type { GraphData } from "./graph-data.ts";
import type { Property } from "./label.ts";
import { equal, valuesOf } from "./property-values.ts";

/** Effect of a change on the values that are present. */
export type PropertyChange = "update" | "add" | "delete";

/** New properties of an element with these labels, as they are kept: every value in an array and, if possible, of its type. */
export function stored(data: GraphData, labels: readonly string[], properties: Properties): Properties {
  const entries = Object.keys(properties).map((name) => {
    const definition = definitionOf(data, labels, name);
    const values = valuesOf(properties, name).map((value) => ofDataType(value, definition?.dataType));
    return [name, definition?.cardinality === "set" ? unique(values) : values];
  });
  return Object.fromEntries(entries);
}

/** The properties of an element with these labels after a change. */
export function changed(
  data: GraphData,
  labels: readonly string[],
  old: Properties,
  change: PropertyChange,
  properties: Properties,
): Properties {
  const result = new Map(Object.entries(old));
  for (const [name, values] of Object.entries(stored(data, labels, properties)) as [string, unknown[]][]) {
    const present = valuesOf(old, name);
    if (change === "delete") {
      const left = values.length === 0 ? [] : present.filter((value) => !values.some((gone) => equal(value, gone)));
      if (left.length > 0) result.set(name, left);
      else result.delete(name);
    } else {
      const definition = definitionOf(data, labels, name);
      const isKept = change === "add" && holdsSeveral(definition, present);
      result.set(name, isKept ? joined(definition, present, values) : values);
    }
  }
  return Object.fromEntries(result);
}

/** A property that was never defined is a list when it looks like one. */
function holdsSeveral(definition: Property | undefined, present: readonly unknown[]): boolean {
  return definition ? definition.cardinality !== "single" : present.length > 1;
}

function joined(definition: Property | undefined, present: readonly unknown[], values: readonly unknown[]) {
  const all = [...present, ...values];
  return definition?.cardinality === "set" ? unique(all) : all;
}

function definitionOf(data: GraphData, labels: readonly string[], name: string): Property | undefined {
  for (const label of labels) {
    const definition = data.label(label)?.properties.find((property) => property.name === name);
    if (definition) return definition;
  }
  return undefined;
}

function unique(values: readonly unknown[]): unknown[] {
  return [...new Map(values.map((value) => [isNumber(value) ? value.valueOf() : value, value])).values()];
}
