/** Compares what a row says of a value: type, default, limits and values, for fields and for parameters. */
import type { Description } from "../../openapi.ts";
import type { Confidence } from "../difference.ts";
import type { Field } from "../page/field.ts";
import type { PageType } from "../page/page-type.ts";
import { defaultIn, limitsIn, valuesIn } from "../page/prose.ts";
import { type Comparison, fitsTypes, flagText, jsonType, typeText, valuesAt } from "./comparison.ts";
import { type Limits, type SchemaView, viewOf } from "./schema-view.ts";

export function compareFlag(field: Field, required: boolean, where: string, at: Comparison): void {
  const { mandatory } = field;
  if (mandatory === undefined || mandatory === required) return;
  if (!required && mandatory === "conditional") return;
  if (required && mandatory === false && at.flags === "shared") return;
  at.report({
    rule: `${at.rule}.mandatory`,
    where,
    page: flagText(mandatory),
    spec: flagText(required),
    confidence: mandatory === "conditional" ? "suspected" : "confirmed",
    cell: field.cell,
  });
}

/** Type, default, limits and values: what a field and a parameter have in common. */
export function compareValue(field: Field, described: SchemaView, where: string, at: Comparison): void {
  const report = (aspect: string, page: string, spec: string, confidence: Confidence = "confirmed") =>
    at.report({ rule: `${at.rule}.${aspect}`, where, page, spec, confidence, cell: field.cell });

  const type = field.type ?? (field.children ? { types: ["object"] } : undefined);
  if (!type && field.typeText !== "" && field.typeText !== "-") {
    report("type-not-understood", field.typeText, typeText(described), "suspected");
  }
  if (type && differs(type, described, at.description)) {
    const values = valuesAt(at.examples, field.name);
    const contradicted =
      values.length > 0 &&
      values.every((value) => fitsTypes(value, described) && !type.types.includes(jsonType(value)));
    report("type", field.typeText, typeText(described, at.description), contradicted ? "suspected" : "confirmed");
  }

  const fallback = defaultIn(field.text, field.defaultText);
  if (fallback !== undefined && !sameDefault(fallback, described)) {
    report("default", fallback, described.default === undefined ? "none" : String(described.default));
  }

  const limits = limitsIn(field.text, field.rangeText);
  for (const [name, limit] of Object.entries(limits) as [keyof Limits, number][]) {
    const own = described.limits[name];
    if (own !== limit) report("limit", `${name} ${limit}`, own === undefined ? `no ${name}` : `${name} ${own}`);
  }

  const values = described.values.length > 0 ? valuesIn(`${field.rangeText}\n${field.text}`) : [];
  if (values.length > 0) {
    const strange = values.filter((value) => !described.values.includes(value));
    const absent = described.values.filter((value) => !values.includes(value));
    const clear = values.length > strange.length;
    if (strange.length > 0 || absent.length > 0) {
      report("values", values.join(", "), described.values.join(", "), clear ? "confirmed" : "suspected");
    }
  }
}

function differs(type: PageType, described: SchemaView, description: Description): boolean {
  if (described.types.size === 0) return false;
  if (!type.types.some((name) => described.types.has(name))) return true;
  if (!type.items || !described.items || !described.types.has("array")) return false;
  return differs(type.items, viewOf(description, described.items), description);
}

function sameDefault(page: string, { default: own, description }: SchemaView): boolean {
  if (own === undefined) return /default|unless/i.test(description) && description.includes(page);
  return String(own).toLowerCase() === page.toLowerCase();
}
