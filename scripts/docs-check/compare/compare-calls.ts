/** Compares the calls of a page with the operation: method, path and action. */

import type { DescribedOperation } from "../description/schema-view.ts";
import { actionClaims, actionOf, samePath } from "../match/find-operation.ts";
import type { PageFacts } from "../page/extract.ts";
import type { Base } from "./compare-tables.ts";
import type { Report } from "./comparison.ts";

type PageCall = PageFacts["calls"][number];

export function compareCalls(page: PageFacts, described: DescribedOperation, { report, partial }: Base): void {
  if (page.calls.length === 0 && !partial) {
    const spec = `${described.method} ${described.path}`;
    report({ rule: "path", where: "path", page: "not there", spec, confidence: "suspected", cell: "" });
  }
  for (const call of page.calls) {
    compareMethod(call, page.calls, described, report);
    comparePath(call, page.calls, described, report);
  }
  if (actionClaims(page).length > 0 || !partial) compareActions(page, described, report);
}

function cellOf({ method, path, inExample }: PageCall): string {
  const text = [method, path].filter(Boolean).join(" ");
  return `${inExample ? "request example" : "URI"}: "${text}"`;
}

function compareMethod(call: PageCall, calls: PageCall[], described: DescribedOperation, report: Report): void {
  if (call.method === undefined || call.method === described.method) return;
  const confidence = calls.some(({ method }) => method === described.method) ? "suspected" : "confirmed";
  const [page, spec] = [call.method, described.method];
  report({ rule: "method", where: "method", page, spec, confidence, cell: cellOf(call) });
}

function comparePath(call: PageCall, calls: PageCall[], described: DescribedOperation, report: Report): void {
  const cell = cellOf(call);
  if (!samePath(call.path, described.path)) {
    const confidence = calls.some(({ path }) => samePath(path, described.path)) ? "suspected" : "confirmed";
    report({ rule: "path", where: "path", page: call.path, spec: described.path, confidence, cell });
    return;
  }
  for (const [page, spec] of parameterNames(call.path, described.path)) {
    if (page === spec) continue;
    report({ rule: "parameter.name", where: `path.${spec}`, page, spec, confidence: "confirmed", cell });
  }
}

/** Names of path parameters on the page, with those that the description has in the same place. */
export function parameterNames(onPage: string, described: string): [string, string][] {
  const steps = onPage.split("/");
  return described.split("/").flatMap((step, at): [string, string][] => {
    const other = steps[at] ?? "";
    return step.startsWith("{") && other.startsWith("{") ? [[other.slice(1, -1), step.slice(1, -1)]] : [];
  });
}

function compareActions(page: PageFacts, described: DescribedOperation, report: Report): void {
  const action = actionOf(described);
  const claims = actionClaims(page);
  const difference = { rule: "action", where: "query.action_id", spec: action ?? "no action" };
  const agrees = claims.some(({ value }) => value === action);
  for (const { value, cell } of claims.filter((claim) => claim.value !== action)) {
    report({ ...difference, page: value, confidence: agrees ? "suspected" : "confirmed", cell });
  }
  const open = page.calls.some(({ query }) => Object.hasOwn(query, "action_id"));
  if (action !== undefined && claims.length === 0 && !open) {
    report({ ...difference, page: "not there", confidence: "suspected", cell: "" });
  }
}
