/** Compares the rows of a page's tables with a schema, field by field and as deep as the tables go. */
import type { Description } from "../../openapi.ts";
import type { Confidence, Difference } from "../difference.ts";
import type { Field } from "../page/field.ts";
import type { PageType } from "../page/page-type.ts";
import { defaultIn, limitsIn, valuesIn } from "../page/prose.ts";
import { type Limits, type SchemaView, viewOf } from "./schema-view.ts";

export type Report = (difference: Omit<Difference, "pageId" | "pageDate">) => void;

export interface Comparison {
  description: Description;
  report: Report;
  /** First part of the rule ids, as in `request.type`. */
  rule: string;
  /** What the page's examples hold here. */
  examples: unknown[];
  /** Set when parts of the page were not understood, so that what is missing may stand there. */
  shaky: boolean;
  /** How the mandatory flags are meant: as said, or only as far as they say "always" (a table shared by success and failure). */
  flags: "strict" | "shared";
}

export function compareFields(fields: Field[], view: SchemaView, where: string, at: Comparison): void {
  for (const field of fields) {
    const here = `${where}.${field.name}`;
    const schema = view.properties.get(field.name);
    if (!schema) {
      if (!view.open) reportUnknown(field, fields, view, here, at);
      continue;
    }
    const described = viewOf(at.description, schema);
    compareFlag(field, view.required.has(field.name), here, at);
    compareValue(field, described, here, at);
    const inner = described.items ? viewOf(at.description, described.items) : described;
    if (field.children && where.split(".").length < 8) {
      compareFields(field.children, inner, here, {
        ...at,
        flags: "strict",
        examples: valuesAt(at.examples, field.name),
      });
    }
  }
  for (const [name, schema] of view.properties) {
    if (fields.some((field) => field.name === name)) continue;
    const inExample = valuesAt(at.examples, name).length > 0;
    at.report({
      rule: `${at.rule}.missing`,
      where: `${where}.${name}`,
      page: inExample ? "only in the example" : "not there",
      spec: summary(viewOf(at.description, schema), view.required.has(name)),
      confidence: inExample || at.shaky ? "suspected" : "confirmed",
      cell: fields[0] ? tableOf(fields[0]) : "",
    });
  }
}

function reportUnknown(field: Field, fields: Field[], view: SchemaView, where: string, at: Comparison): void {
  // The example has a described field that the tables lack, and lacks this one: one of the two has another name.
  const renamed = [...view.properties.keys()].some(
    (name) => !fields.some((other) => other.name === name) && valuesAt(at.examples, name).length > 0,
  );
  at.report({
    rule: `${at.rule}.unknown`,
    where,
    page: [field.typeText, flagText(field.mandatory)].filter(Boolean).join(", ") || "there",
    spec: "not there",
    confidence: renamed && valuesAt(at.examples, field.name).length === 0 ? "suspected" : "confirmed",
    cell: field.cell,
  });
}

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

/** Compares what an example holds with a schema: names, and types where they cannot be meant. */
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
      if (!view.open && view.types.size > 0)
        report("unknown", jsonType(inner), "not there", at.listed(name) ? "confirmed" : "suspected");
      continue;
    }
    if (!fitsTypes(inner, described)) report("type", jsonType(inner), typeText(described, at.description), "suspected");
    else compareExample(inner, described, here, at, seen);
  }
}

/** What a page's examples hold under a name. */
export function valuesAt(examples: unknown[], name: string): unknown[] {
  return examples.flat().flatMap((value) => {
    if (typeof value !== "object" || value === null || !Object.hasOwn(value, name)) return [];
    return [(value as Record<string, unknown>)[name]];
  });
}

function differs(type: PageType, described: SchemaView, description: Description): boolean {
  if (described.types.size === 0) return false;
  if (!type.types.some((name) => described.types.has(name))) return true;
  if (!type.items || !described.items || !described.types.has("array")) return false;
  return differs(type.items, viewOf(description, described.items), description);
}

function fitsTypes(value: unknown, { types }: SchemaView): boolean {
  if (types.size === 0 || value === null) return true;
  const type = jsonType(value);
  // A template such as {graph_id} stands for any value.
  if (typeof value === "string" && /^\{.*\}$/.test(value)) return true;
  return types.has(type) || (type === "integer" && types.has("number"));
}

function jsonType(value: unknown): string {
  if (value === null) return "null";
  if (Array.isArray(value)) return "array";
  return Number.isInteger(value) ? "integer" : typeof value;
}

function sameDefault(page: string, { default: own, description }: SchemaView): boolean {
  if (own === undefined) return /default|unless/i.test(description) && description.includes(page);
  return String(own).toLowerCase() === page.toLowerCase();
}

function typeText(view: SchemaView, description?: Description): string {
  const items = view.items && description ? [...viewOf(description, view.items).types].join(" or ") : "";
  const types = [...view.types].join(" or ") || "any";
  return items === "" ? types : `${types} of ${items}`;
}

function summary(view: SchemaView, required: boolean): string {
  return `${typeText(view)}, ${flagText(required)}`;
}

export function flagText(flag: Field["mandatory"]): string {
  if (flag === undefined) return "";
  return flag === "conditional" ? "sometimes mandatory" : flag ? "mandatory" : "optional";
}

/** The table a field stands in, without the row. */
export function tableOf(field: Field): string {
  return field.cell.replace(/, row .*$/s, "");
}
