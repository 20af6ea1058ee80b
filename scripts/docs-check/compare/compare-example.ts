/** Compares what an example holds with a schema: names, and types where they cannot be meant. */

import { type SchemaView, viewOf } from "../description/schema-view.ts";
import type { Confidence } from "../report/difference.ts";
import { type Comparison, fitsTypes, jsonType, typeText } from "./comparison.ts";

export interface ExampleComparison extends Comparison {
  /** True when a table lists a field of the name. */
  listed: (name: string) => boolean;
}

export function compareExample(
  value: unknown,
  view: SchemaView,
  where: string,
  at: ExampleComparison,
  seen = new Set<string>(),
): void {
  if (Array.isArray(value)) {
    const items = view.items && viewOf(at.description, view.items);
    if (items) for (const item of value) compareExample(item, items, where, at, seen);
    return;
  }
  if (typeof value !== "object" || value === null) return;
  for (const [name, inner] of Object.entries(value)) {
    const here = `${where}.${name}`;
    const schema = view.properties.get(name);
    const described = schema && viewOf(at.description, schema);
    const difference = differenceOf(name, inner, view, described, at);
    if (difference && !seen.has(`${difference.aspect} ${here}`)) {
      seen.add(`${difference.aspect} ${here}`);
      const { aspect, ...found } = difference;
      const cell = `${at.rule}: ${JSON.stringify({ [name]: inner }).slice(0, 100)}`;
      at.report({ rule: `${at.rule}.${aspect}`, where: here, cell, ...found });
    }
    if (described && !difference) compareExample(inner, described, here, at, seen);
  }
}

interface ExampleDifference {
  aspect: "unknown" | "type";
  page: string;
  spec: string;
  confidence: Confidence;
}

function differenceOf(
  name: string,
  value: unknown,
  view: SchemaView,
  described: SchemaView | undefined,
  at: ExampleComparison,
): ExampleDifference | undefined {
  const page = jsonType(value);
  if (described) {
    if (fitsTypes(value, described)) return undefined;
    return { aspect: "type", page, spec: typeText(described, at.description), confidence: "suspected" };
  }
  if (view.open || view.extra || view.types.size === 0) return undefined;
  return { aspect: "unknown", page, spec: "not there", confidence: at.listed(name) ? "confirmed" : "suspected" };
}
