/** Compares what an example holds with a schema: names, and types where they cannot be meant. */

import { type SchemaView, viewOf } from "../description/schema-view.ts";
import type { Confidence } from "../report/difference.ts";
import { type Comparison, fitsTypes, jsonType, typeText } from "./comparison.ts";

export function compareExample(
  value: unknown,
  view: SchemaView,
  where: string,
  at: Comparison & { listed: (name: string) => boolean },
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
    const report = (aspect: string, page: string, spec: string, confidence: Confidence) => {
      if (seen.has(`${aspect} ${here}`)) return;
      seen.add(`${aspect} ${here}`);
      at.report({
        rule: `${at.rule}.${aspect}`,
        where: here,
        page,
        spec,
        confidence,
        cell: `${at.rule}: ${JSON.stringify({ [name]: inner }).slice(0, 100)}`,
      });
    };
    if (!described) {
      if (!view.open && !view.extra && view.types.size > 0)
        report("unknown", jsonType(inner), "not there", at.listed(name) ? "confirmed" : "suspected");
      continue;
    }
    if (!fitsTypes(inner, described)) report("type", jsonType(inner), typeText(described, at.description), "suspected");
    else compareExample(inner, described, here, at, seen);
  }
}
