/** Compares what a row says of a value: type, default, limits and values, for fields and for parameters. */
import type { Description } from "../../openapi.ts";
import { type SchemaView, viewOf } from "../description/schema-view.ts";
import type { Field } from "../page/field.ts";
import type { PageType } from "../page/page-type.ts";
import { defaultIn } from "../page/prose/default.ts";
import { type Limits, limitsIn } from "../page/prose/limits.ts";
import { valuesIn } from "../page/prose/values.ts";
import type { Confidence } from "../report/difference.ts";
import { type Comparison, fitsTypes, flagText, jsonType, typeText, valuesAt } from "./comparison.ts";

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
  const report: ReportAspect = (aspect, page, spec, confidence = "confirmed") =>
    at.report({ rule: `${at.rule}.${aspect}`, where, page, spec, confidence, cell: field.cell });
  compareType(field, described, at, report);
  compareDefault(field, described, report);
  compareLimits(field, described, report);
  compareValues(field, described, at.description, report);
}

type ReportAspect = (aspect: string, page: string, spec: string, confidence?: Confidence) => void;

function compareType(field: Field, described: SchemaView, at: Comparison, report: ReportAspect): void {
  const type = field.type ?? (field.children ? { types: ["object"] } : undefined);
  if (!type) {
    const said = field.typeText !== "" && field.typeText !== "-";
    if (said) report("type-not-understood", field.typeText, typeText(described), "suspected");
    return;
  }
  if (!differs(type, described, at.description)) return;
  const values = valuesAt(at.examples, field.name);
  const contradicted =
    values.length > 0 && values.every((value) => fitsTypes(value, described) && !type.types.includes(jsonType(value)));
  report("type", field.typeText, typeText(described, at.description), contradicted ? "suspected" : "confirmed");
}

function compareDefault(field: Field, described: SchemaView, report: ReportAspect): void {
  const fallback = defaultIn(field.text, field.defaultText);
  if (fallback === undefined || sameDefault(fallback, described)) return;
  report("default", fallback, described.default === undefined ? "none" : String(described.default));
}

function compareLimits(field: Field, described: SchemaView, report: ReportAspect): void {
  for (const [name, limit] of Object.entries(limitsIn(field.text, field.rangeText)) as [keyof Limits, number][]) {
    const own = described.limits[name];
    if (own === limit || (isCount(name, described) && allowsCount(name, limit, described))) continue;
    report("limit", `${name} ${limit}`, own === undefined ? `no ${name}` : `${name} ${own}`);
  }
}

/** "At most 100,000", said of a list or of a text with many values in it, counts the values. */
function isCount(name: keyof Limits, { types }: SchemaView): boolean {
  return (name === "minimum" || name === "maximum") && types.size > 0 && !types.has("integer") && !types.has("number");
}

function allowsCount(name: keyof Limits, limit: number, { types, limits, description }: SchemaView): boolean {
  if (types.has("array")) return limits[name === "minimum" ? "minItems" : "maxItems"] === limit;
  const numbers = description.match(/\d+(?:,\d{3})*/g) ?? [];
  return !types.has("string") || numbers.some((text) => Number(text.replaceAll(",", "")) === limit);
}

function compareValues(field: Field, described: SchemaView, description: Description, report: ReportAspect): void {
  const known = [described, ...(described.items ? [viewOf(description, described.items)] : [])].flatMap(
    (view) => view.values,
  );
  const { values, clear } = valuesIn(field.text, field.rangeText, known);
  if (values.length === 0 || described.types.has("boolean")) return;
  if (known.length === 0) {
    // Numbers may be the bounds of a range, and words of more than one part the start of a sentence.
    const words = values.every((value) => /^[A-Za-z][\w.-]*$/.test(value));
    if (clear && words && values.length > 1) report("values", values.join(", "), "any", "suspected");
    return;
  }
  const strange = values.filter((value) => !known.includes(value));
  const absent = known.filter((value) => !values.includes(value));
  if (strange.length === 0 && absent.length === 0) return;
  report("values", values.join(", "), known.join(", "), values.length > strange.length ? "confirmed" : "suspected");
}

function differs(type: PageType, described: SchemaView, description: Description): boolean {
  if (described.types.size === 0) return false;
  if (!type.types.some((name) => described.types.has(name))) return true;
  // Pages call an item "Json" whatever it is.
  if (!type.items || type.items.anything || !described.items || !described.types.has("array")) return false;
  return differs(type.items, viewOf(description, described.items), description);
}

function sameDefault(page: string, { default: own, description }: SchemaView): boolean {
  if (own === undefined) return /default|unless/i.test(description) && description.includes(page);
  return String(own).toLowerCase() === page.toLowerCase();
}
