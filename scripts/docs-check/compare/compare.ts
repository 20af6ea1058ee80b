/** Everything in which a page and the description of its operation differ. */

import { type DescribedOperation, viewOf } from "../description/schema-view.ts";
import type { PageFacts, PageTable } from "../page/extract.ts";
import type { Field } from "../page/field.ts";
import { TRANSPORT_HEADERS } from "../page/vocabulary.ts";
import type { Difference } from "../report/difference.ts";
import { compareCalls } from "./compare-calls.ts";
import { compareCodes } from "./compare-codes.ts";
import { compareExample } from "./compare-example.ts";
import { compareParameters } from "./compare-parameters.ts";
import { compareErrorExamples, compareResponses, compareStatuses } from "./compare-responses.ts";
import { type Base, compareTables, reportMisunderstood } from "./compare-tables.ts";
import { compareFlag, compareValue } from "./compare-value.ts";
import type { Comparison, Report } from "./comparison.ts";
import { requestTables } from "./request-tables.ts";

export function compare(page: PageFacts, described: DescribedOperation, errorCodes: Map<string, number>): Difference[] {
  const { differences, report } = collector(page.id ?? described.operation["x-ges-page"], page.date);
  for (const { cell, reason } of page.problems) reportMisunderstood(report, cell, reason);

  const base = {
    description: described.description,
    report,
    shaky: page.problems.length > 0,
    partial: isPartial(page, described),
    variant: described.variant !== undefined,
    flags: "strict",
  } as const;
  compareCalls(page, described, base);
  const { parameters, headers, body } = requestTables(page, described);
  compareParameters(page, parameters, described, { ...base, rule: "parameter", examples: [] });
  compareHeaders(headers, described, { ...base, rule: "header", examples: [] });
  compareBody(page, body, described, base);
  compareResponses(page, described, base);
  if (page.statuses.some(({ listed }) => listed) || !base.partial) compareStatuses(page, described, report);
  compareErrorExamples(page, described, base, errorCodes);
  compareCodes(page.codes, errorCodes, report);
  for (const { part, label } of page.tables) {
    if (part === undefined)
      reportMisunderstood(report, label, "it stands under no heading that tells what it describes");
  }
  return differences;
}

/** Pages about a variant may leave call, status codes and common fields to the page of the operation. */
function isPartial(page: PageFacts, { variant }: DescribedOperation): boolean {
  return variant !== undefined && page.calls.every(({ inExample }) => inExample);
}

/** Collects differences, each of them once. */
export function collector(pageId: string | undefined, pageDate: string | undefined) {
  const differences: Difference[] = [];
  const report: Report = (difference) => {
    const twin = differences.some(
      ({ rule, where, page }) => rule === difference.rule && where === difference.where && page === difference.page,
    );
    if (!twin) differences.push({ ...difference, pageId: pageId ?? null, pageDate: pageDate ?? null });
  };
  return { differences, report };
}

function compareHeaders(fields: Field[], described: DescribedOperation, at: Comparison): void {
  const schemes = Object.values(
    (described.description.components["securitySchemes"] ?? {}) as Record<string, { in?: string; name?: string }>,
  );
  for (const field of fields) {
    const where = `header.${field.name}`;
    const same = (name: string | undefined) => name?.toLowerCase() === field.name.toLowerCase();
    const own = described.parameters.find(({ name, in: place }) => place === "header" && same(name));
    if (own) {
      compareFlag(field, own.required === true, where, at);
      compareValue(field, viewOf(described.description, own.schema), where, at);
    } else if (schemes.some(({ in: place, name }) => place === "header" && same(name))) {
      compareFlag(field, true, where, at);
      compareValue(field, viewOf(described.description, { type: "string" }), where, at);
    } else if (!TRANSPORT_HEADERS.test(field.name)) {
      at.report({
        rule: "header.unknown",
        where,
        page: field.typeText,
        spec: "not there",
        confidence: "confirmed",
        cell: field.cell,
      });
    }
  }
}

function compareBody(page: PageFacts, tables: PageTable[], described: DescribedOperation, base: Base): void {
  const { description, operation } = described;
  const schema = operation.requestBody?.content["application/json"]?.schema;
  const view = schema && viewOf(description, schema);
  const examples = page.examples.filter(({ part }) => part === "request").map(({ value }) => value);
  const at: Comparison = { ...base, rule: "request", examples };
  compareTables(tables, schema, view, "request", at);
  if (view) {
    const listed = (name: string) => tables.some(({ fields }) => fields.some((field) => field.name === name));
    for (const value of examples)
      compareExample(value, view, "request-example", { ...at, rule: "request-example", listed });
  } else if (operation.requestBody === undefined) {
    const names = examples.flatMap((value) => (typeof value === "object" && value !== null ? Object.keys(value) : []));
    for (const name of names) {
      base.report({
        rule: "request-example.unknown",
        where: `request-example.${name}`,
        page: "there",
        spec: "no body",
        confidence: "suspected",
        cell: `request example: ${name}`,
      });
    }
  }
}
