/** Compares method, path, action and the parameters in path and query. */

import { actionClaims, actionOf, samePath } from "../find-operation.ts";
import type { PageFacts } from "../page/extract.ts";
import type { Field } from "../page/field.ts";
import { type Comparison, compareFlag, compareValue, type Report, tableOf } from "./compare-fields.ts";
import { type DescribedOperation, viewOf } from "./schema-view.ts";

export function compareCalls(page: PageFacts, described: DescribedOperation, report: Report): void {
  const agreesOn = (test: (call: PageFacts["calls"][number]) => boolean) =>
    page.calls.some(test) ? "suspected" : "confirmed";
  for (const { method, path, inExample } of page.calls) {
    const cell = `${inExample ? "request example" : "URI"}: "${method ?? ""} ${path}"`.replace('" ', '"');
    if (method !== undefined && method !== described.method) {
      const confidence = agreesOn((call) => call.method === described.method);
      report({ rule: "method", where: "method", page: method, spec: described.method, confidence, cell });
    }
    if (!samePath(path, described.path)) {
      const confidence = agreesOn((call) => samePath(call.path, described.path));
      report({ rule: "path", where: "path", page: path, spec: described.path, confidence, cell });
      continue;
    }
    const names = path.split("/");
    described.path.split("/").forEach((step, at) => {
      const onPage = names[at] ?? "";
      if (step === onPage || !onPage.startsWith("{")) return;
      const where = `path.${step.slice(1, -1)}`;
      report({
        rule: "parameter.name",
        where,
        page: onPage.slice(1, -1),
        spec: step.slice(1, -1),
        confidence: "confirmed",
        cell,
      });
    });
  }
  compareActions(page, described, report);
}

function compareActions(page: PageFacts, described: DescribedOperation, report: Report): void {
  const action = actionOf(described);
  const claims = actionClaims(page);
  const agrees = claims.some(({ value }) => value === action);
  for (const { value, cell } of claims.filter((claim) => claim.value !== action)) {
    const confidence = agrees ? "suspected" : "confirmed";
    report({ rule: "action", where: "query.action_id", page: value, spec: action ?? "no action", confidence, cell });
  }
  if (action !== undefined && claims.length === 0) {
    report({
      rule: "action",
      where: "query.action_id",
      page: "not there",
      spec: action,
      confidence: "suspected",
      cell: "",
    });
  }
}

export function compareParameters(
  page: PageFacts,
  rows: { place: "path" | "query"; field: Field }[],
  described: DescribedOperation,
  at: Comparison,
): void {
  const names = new Map(page.calls.flatMap(({ path }) => pairs(path, described.path)));
  for (const { place, field } of rows) {
    const name = place === "path" ? (names.get(field.name) ?? field.name) : field.name;
    const where = `${place}.${name}`;
    const own = described.parameters.find((parameter) => parameter.in === place && parameter.name === name);
    if (!own) {
      at.report({
        rule: "parameter.unknown",
        where,
        page: field.typeText || "there",
        spec: "not there",
        confidence: "confirmed",
        cell: field.cell,
      });
      continue;
    }
    compareFlag(field, own.required === true, where, at);
    // The action is compared on its own, with everything else that the page says about it.
    const view = viewOf(described.description, own.schema);
    compareValue(
      name === "action_id" ? { ...field, text: "", rangeText: "" } : field,
      { ...view, description: `${view.description} ${own.description ?? ""}` },
      where,
      at,
    );
  }

  const inCalls = new Set(page.calls.flatMap(({ query }) => Object.keys(query)));
  const inQuery = described.parameters.filter((parameter) => parameter.in === "query").map(({ name }) => name);
  for (const name of [...inCalls].filter((query) => !inQuery.includes(query))) {
    if (name === "action_id" || rows.some(({ field }) => field.name === name)) continue;
    at.report({
      rule: "parameter.unknown",
      where: `query.${name}`,
      page: "in the URI",
      spec: "not there",
      confidence: "confirmed",
      cell: `URI: "?${name}="`,
    });
  }
  const pathRows = rows.filter(({ place }) => place === "path").map(({ field }) => names.get(field.name) ?? field.name);
  const first = rows[0] ? tableOf(rows[0].field) : "";
  for (const parameter of described.parameters) {
    const { name, in: place } = parameter;
    const there =
      place === "path"
        ? pathRows.length === 0 || pathRows.includes(name)
        : rows.some(({ field }) => field.name === name) || inCalls.has(name);
    if (there || place === "header" || name === "action_id") continue;
    // The URI still has a path parameter that its table lacks.
    const confidence = place === "path" || at.shaky ? "suspected" : "confirmed";
    at.report({
      rule: "parameter.missing",
      where: `${place}.${name}`,
      page: "not there",
      spec: parameter.required ? "mandatory" : "optional",
      confidence,
      cell: first,
    });
  }
}

/** Names of path parameters on the page, with those that the description has in the same place. */
function pairs(onPage: string, described: string): [string, string][] {
  const steps = onPage.split("/");
  return described.split("/").flatMap((step, at): [string, string][] => {
    const other = steps[at] ?? "";
    return step.startsWith("{") && other.startsWith("{") ? [[other.slice(1, -1), step.slice(1, -1)]] : [];
  });
}
