import type { Edge, Label, Properties, Property, Vertex } from "@ges-sdk/graph-engine/graph";
import { valuesOf } from "@ges-sdk/graph-engine/graph";
import { cooperativeYield } from "@ges-sdk/graph-engine/scheduling";
import type { Labels } from "./graph-labels.ts";

/**
 * Labels, completed by what elements carry: one that was added with a label or a property that was never defined must
 * not be lost in an export.
 */
export async function describedLabels(
  defined: Labels,
  sets: Iterable<Vertex | Edge>[],
  signal: AbortSignal,
): Promise<Labels> {
  const yieldIfDue = cooperativeYield(signal);
  const labels = new Map<string, Draft>();
  for (const label of defined.values()) {
    const properties = new Map(label.properties.map((property) => [property.name, property]));
    labels.set(label.name, { ...label, properties, added: new Map() });
  }
  for (const elements of sets) {
    for (const { label, properties } of elements) {
      const draft = labels.get(label) ?? { name: label, type: undefined, properties: new Map(), added: new Map() };
      labels.set(label, draft);
      addProperties(draft, properties);
      await yieldIfDue();
    }
  }
  return new Map(Array.from(labels, ([name, draft]) => [name, completed(draft)]));
}

interface Draft extends Omit<Label, "properties"> {
  readonly properties: Map<string, Property>;
  readonly added: Map<string, Property>;
}

function addProperties({ properties, added }: Draft, values: Properties): void {
  for (const name of Object.keys(values)) {
    if (properties.has(name)) continue;
    const items = valuesOf(values, name);
    const old = added.get(name);
    const cardinality = items.length > 1 || old?.cardinality === "list" ? "list" : "single";
    const dataType = items.map(typeOf).reduce(widest, old?.dataType);
    if (dataType !== undefined) added.set(name, { name, cardinality, dataType });
  }
}

function typeOf(value: unknown): string {
  if (typeof value === "boolean") return "bool";
  if (typeof value !== "number") return "string";
  return Number.isSafeInteger(value) ? "long" : "double";
}

/** The type that holds what two types hold. */
function widest(a: string | undefined, b: string): string {
  if (a === undefined || a === b) return b;
  return a !== "string" && b !== "string" && a !== "bool" && b !== "bool" ? "double" : "string";
}

function completed({ name, type, properties, added }: Draft): Label {
  return { name, type, properties: [...properties.values(), ...added.values()] };
}
