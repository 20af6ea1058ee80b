/** Compares the tables of one body, and says what no table lists. */
import type { Schema } from "../../openapi.ts";
import { type SchemaView, viewOf } from "../description/schema-view.ts";
import type { PageTable } from "../page/extract.ts";
import { arrange, viewAt } from "./arrange.ts";
import { compareFields } from "./compare-fields.ts";
import type { Comparison, Report } from "./comparison.ts";

/** Settings that all comparisons of a page share. */
export type Base = Pick<Comparison, "description" | "report" | "shaky" | "partial" | "variant" | "flags">;

export function compareTables(
  tables: PageTable[],
  schema: Schema | undefined,
  view: SchemaView | undefined,
  where: string,
  at: Comparison,
): void {
  const { top, detached, orphans } = arrange(tables, at.description, schema);
  const empty = viewOf(at.description, { type: "object" });
  if (top) compareFields(top, view ?? empty, where, at);
  else if (view && detached.length === 0 && !at.partial && !(at.variant && tables.length === 0)) {
    const exemplary = at.examples.some(
      (value) => typeof value === "object" && value !== null && Object.keys(value).length > 0,
    );
    const names = [...view.properties.keys()].filter((name) => !exemplary || view.required.has(name));
    const shown = names.filter((name) =>
      at.examples.some((value) => typeof value === "object" && value !== null && Object.hasOwn(value, name)),
    );
    for (const name of names.filter((name) => !shown.includes(name))) {
      at.report({
        rule: `${at.rule}.missing`,
        where: `${where}.${name}`,
        page: "no table lists it",
        spec: "there",
        confidence: at.shaky ? "suspected" : "confirmed",
        cell: "",
      });
    }
  }
  for (const { where: steps, table } of detached) {
    const inner = viewAt(steps, view ?? empty, at.description);
    compareFields(table.fields, inner, [where, ...steps].join("."), { ...at, flags: "strict", examples: [] });
  }
  for (const { label } of orphans)
    reportMisunderstood(at.report, label, "no field of the page or of the description has these fields");
}

export function reportMisunderstood(report: Report, cell: string, reason: string): void {
  const where = cell.replace(/[,:] .*$/s, "");
  report({ rule: "page.not-understood", where, page: reason, spec: "", confidence: "suspected", cell });
}
