/** Types and helpers of every comparison of a page with a schema. */
import type { Description } from "../../openapi.ts";
import { type SchemaView, viewOf } from "../description/schema-view.ts";
import type { Field } from "../page/field.ts";
import type { Difference } from "../report/difference.ts";

export type Report = (difference: Omit<Difference, "pageId" | "pageDate">) => void;

export interface Comparison {
  description: Description;
  report: Report;
  /** First part of the rule ids, as in `request.type`. */
  rule: string;
  /** Values of the page's examples at this place. */
  examples: unknown[];
  /** Set for pages that leave out what the page of the operation says already. */
  partial: boolean;
  /** Set for pages about one of several bodies. */
  variant: boolean;
  /** Set when parts of the page were not understood, so that what is missing may stand there. */
  shaky: boolean;
  /** Reading of mandatory flags: literal, or only where they say "always" (a table shared by success and failure). */
  flags: "strict" | "shared";
}

/** The differences of a trial, which count only if it fits best. */
export function onTrial(at: Comparison, trial: (at: Comparison) => void): Parameters<Report>[0][] {
  const found: Parameters<Report>[0][] = [];
  trial({ ...at, report: (difference) => found.push(difference) });
  return found;
}

/** Values that a page's examples hold under a name. */
export function valuesAt(examples: unknown[], name: string): unknown[] {
  return examples.flat().flatMap((value) => {
    if (typeof value !== "object" || value === null || !Object.hasOwn(value, name)) return [];
    return [(value as Record<string, unknown>)[name]];
  });
}

export function fitsTypes(value: unknown, { types }: SchemaView): boolean {
  if (types.size === 0 || value === null) return true;
  const type = jsonType(value);
  // A template such as {graph_id} stands for any value.
  if (typeof value === "string" && /^\{.*\}$/.test(value)) return true;
  return types.has(type) || (type === "integer" && types.has("number"));
}

export function jsonType(value: unknown): string {
  if (value === null) return "null";
  if (Array.isArray(value)) return "array";
  return Number.isInteger(value) ? "integer" : typeof value;
}

export function typeText(view: SchemaView, description?: Description): string {
  const items = view.items && description ? [...viewOf(description, view.items).types].join(" or ") : "";
  const types = [...view.types].join(" or ") || "any";
  return items === "" ? types : `${types} of ${items}`;
}

export function flagText(flag: Field["mandatory"]): string {
  if (flag === undefined) return "";
  return flag === "conditional" ? "sometimes mandatory" : flag ? "mandatory" : "optional";
}

/** The table a field stands in, without the row. */
export function tableOf(field: Field): string {
  return field.cell.replace(/, row .*$/s, "");
}
