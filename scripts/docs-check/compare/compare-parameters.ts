/** Compares the parameters in path and query. */
import type { Parameter } from "../../openapi.ts";
import { type DescribedOperation, viewOf } from "../description/schema-view.ts";
import type { PageFacts } from "../page/extract.ts";
import type { Field } from "../page/field.ts";
import { parameterNames } from "./compare-calls.ts";
import { compareFlag, compareValue } from "./compare-value.ts";
import { type Comparison, tableOf } from "./comparison.ts";

export interface ParameterRow {
  place: "path" | "query";
  field: Field;
}

export function compareParameters(
  page: PageFacts,
  rows: ParameterRow[],
  described: DescribedOperation,
  at: Comparison,
): void {
  const names = new Map(page.calls.flatMap(({ path }) => parameterNames(path, described.path)));
  const nameOf = ({ place, field }: ParameterRow) =>
    place === "path" ? (names.get(field.name) ?? field.name) : field.name;
  for (const row of rows) compareRow(row, nameOf(row), described, at);

  const inCalls = new Set(page.calls.flatMap(({ query }) => Object.keys(query)));
  reportUnknownQueries(
    [...inCalls].filter((name) => !rows.some(({ field }) => field.name === name)),
    described,
    at,
  );

  const listed = (place: string) => rows.filter((row) => row.place === place).map(nameOf);
  const inPath = listed("path");
  const inQuery = [...listed("query"), ...inCalls];
  const isThere = ({ name, in: place }: Parameter) =>
    place === "path" ? inPath.length === 0 || inPath.includes(name) : inQuery.includes(name);
  const cell = rows[0] ? tableOf(rows[0].field) : "";
  for (const parameter of described.parameters) {
    if (!at.partial && !isThere(parameter) && isCompared(parameter)) reportMissing(parameter, cell, at);
  }
}

/** The action is compared on its own, with everything else that the page says about it; headers are, too. */
function isCompared({ name, in: place }: Parameter): boolean {
  return place !== "header" && name !== "action_id";
}

function compareRow({ place, field }: ParameterRow, name: string, described: DescribedOperation, at: Comparison): void {
  const { cell } = field;
  const where = `${place}.${name}`;
  const own = described.parameters.find((parameter) => parameter.in === place && parameter.name === name);
  if (!own) {
    const page = field.typeText || "there";
    at.report({ rule: "parameter.unknown", where, page, spec: "not there", confidence: "confirmed", cell });
    return;
  }
  compareFlag(field, own.required === true, where, at);
  const view = viewOf(described.description, own.schema);
  const whole = { ...view, description: `${view.description} ${own.description ?? ""}` };
  compareValue(name === "action_id" ? { ...field, text: "", rangeText: "" } : field, whole, where, at);
}

function reportUnknownQueries(names: string[], { parameters }: DescribedOperation, at: Comparison): void {
  const known = parameters.filter((parameter) => parameter.in === "query").map(({ name }) => name);
  for (const name of names.filter((query) => !known.includes(query) && query !== "action_id")) {
    const cell = `URI: "?${name}="`;
    const where = `query.${name}`;
    at.report({
      rule: "parameter.unknown",
      where,
      page: "in the URI",
      spec: "not there",
      confidence: "confirmed",
      cell,
    });
  }
}

function reportMissing({ name, in: place, required }: Parameter, cell: string, at: Comparison): void {
  // The URI still has a path parameter that its table lacks.
  const confidence = place === "path" || at.shaky ? "suspected" : "confirmed";
  const spec = required ? "mandatory" : "optional";
  at.report({ rule: "parameter.missing", where: `${place}.${name}`, page: "not there", spec, confidence, cell });
}
