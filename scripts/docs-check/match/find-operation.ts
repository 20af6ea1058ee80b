import type { DescribedOperation } from "../description/schema-view.ts";
import type { Call } from "../page/examples.ts";
import type { PageFacts } from "../page/extract.ts";
import { constantIn } from "../page/prose/constant.ts";
import { wordsOfTitle } from "../page/title.ts";
import { subjectOf } from "../page/vocabulary.ts";

import { bestTitled, variantsNumbered, variantsOf, variantsOn } from "./variants.ts";

export interface Claim {
  value: string;
  cell: string;
}

/** Everything the page says about the action that a shared path stands for. */
export function actionClaims(page: PageFacts): Claim[] {
  const inCalls = page.calls.flatMap(({ query, inExample }) => {
    const action = query["action_id"];
    // "{action_id}" stands for any of them.
    return action && !/^[{<]/.test(action)
      ? [{ value: action, cell: `${inExample ? "request example" : "URI"}: "?action_id=${action}"` }]
      : [];
  });
  const inTables = page.tables
    .flatMap(({ fields }) => fields)
    .filter(({ name }) => name === "action_id")
    .flatMap(({ text, cell }) => {
      const value = constantIn(text);
      return value ? [{ value, cell }] : [];
    });
  return [...inCalls, ...inTables];
}

export function actionOf({ parameters }: DescribedOperation): string | undefined {
  const constant = parameters.find(({ name }) => name === "action_id")?.schema.const;
  return constant === undefined ? undefined : String(constant);
}

/** True when two paths match. Names of parameters are not sent, and examples have values in their place. */
export function samePath(onPage: string, described: string): boolean {
  return stepsApart(onPage, described) === 0;
}

/**
 * The operations that a page may be about, the likeliest first. Pages about an algorithm, and about the parameters of
 * a known operation, may show no call at all; their titles name it.
 */
export function findOperations(page: PageFacts, operations: DescribedOperation[]): DescribedOperation[] {
  const numbered = operations.flatMap((operation) => variantsNumbered(page.id, operation));
  if (page.calls.length === 0 && numbered.length > 0) return numbered;
  const called = findCalled(page, operations);
  if (called) return variantsOn(page, called);
  return page.calls.length === 0 && page.tables.length > 0 ? titled(page, operations) : [];
}

/** Operations that run variants on graphs of a kind of their own, as paths and titles name it. */
const FAMILIES = ["hyg", "subgraph", "dynamic"];

function titled(page: PageFacts, operations: DescribedOperation[]): DescribedOperation[] {
  const words = wordsOfTitle(page.title);
  const isOwn = ({ path }: DescribedOperation) =>
    FAMILIES.every((family) => words.some((word) => word.startsWith(family)) === path.includes(family));
  const families = operations.filter((operation) => variantsOf(operation).length > 0);
  const found = families
    .toSorted((a, b) => Number(isOwn(b)) - Number(isOwn(a)))
    .flatMap((family) => bestTitled(page.title, variantsOf(family)) ?? []);
  const longest = Math.max(...found.map(({ name }) => wordsOfTitle(name).length));
  const variants = found.filter(({ name }) => wordsOfTitle(name).length === longest);
  if (variants.length > 0) {
    const named = FAMILIES.some((family) => words.some((word) => word.startsWith(family)));
    const own = variants.filter(({ described }) => !named || isOwn(described));
    return (own.length > 0 ? own : variants).map(({ described }) => described);
  }
  return operations.filter(({ operation }) =>
    [operation.externalDocs.description, operation.summary].some(
      (title) => words.length > 0 && wordsOfTitle(title).join(" ") === words.join(" "),
    ),
  );
}

/**
 * The operation that a page calls. What the page calls is trusted first; when no operation is called so, the page's
 * number or its title may still say that it is a described one whose path, method or action has changed.
 */
function findCalled(page: PageFacts, operations: DescribedOperation[]): DescribedOperation | undefined {
  const actions = actionClaims(page).map(({ value }) => value);
  const open = actions.length === 0 && page.calls.some(({ query }) => Object.hasOwn(query, "action_id"));
  const exact = operations.filter((operation) => {
    const action = actionOf(operation);
    const called = page.calls.some((call) => calls(call, operation));
    return called && (action === undefined || open || actions.includes(action));
  });
  const called = only(exact, page, actions);
  if (called) return called;
  const byId = operations.filter((operation) => page.id !== undefined && pagesOf(operation).includes(page.id));
  const about = operations.filter((operation) => isAbout(page, operation, actions));
  return byId[0] ?? nearest(about, page);
}

/** Numbers of the pages that describe an operation, that of its main page first. */
function pagesOf({ operation }: DescribedOperation): string[] {
  const variants = Object.values(operation["x-ges-variant-pages"] ?? {}).flat();
  return [operation["x-ges-page"], ...(operation["x-ges-other-pages"] ?? []), ...variants];
}

function calls(call: Call, operation: DescribedOperation): boolean {
  return samePath(call.path, operation.path) && (call.method ?? operation.method) === operation.method;
}

function nearest(found: DescribedOperation[], page: PageFacts): DescribedOperation | undefined {
  const distance = ({ path, method }: DescribedOperation) =>
    Math.min(...page.calls.map((call) => 2 * stepsApart(call.path, path) + (call.method === method ? 0 : 1)));
  return found.toSorted((a, b) => distance(a) - distance(b))[0];
}

/**
 * Among several, the one with the page's number, then the one whose action comes first on the page; `/graphs/backups`
 * is rather itself than the details of a graph called so.
 */
function only(found: DescribedOperation[], page: PageFacts, actions: string[]): DescribedOperation | undefined {
  const filledIn = (operation: DescribedOperation) =>
    Math.min(...page.calls.map((call) => (calls(call, operation) ? placesFilled(call.path, operation.path) : 100)));
  const closest = found.toSorted((a, b) => filledIn(a) - filledIn(b));
  return (
    closest.find((operation) => page.id !== undefined && pagesOf(operation).includes(page.id)) ??
    closest.find(
      (operation) => page.calls[0] && calls(page.calls[0], operation) && actionOf(operation) === actions[0],
    ) ??
    closest[0]
  );
}

/** Parameters of the path in whose place the page has a value. */
function placesFilled(onPage: string, described: string): number {
  const steps = onPage.split("/");
  return described.split("/").filter((step, at) => step.startsWith("{") && !steps[at]?.startsWith("{")).length;
}

function isAbout(page: PageFacts, described: DescribedOperation, actions: string[]): boolean {
  if (page.id !== undefined && page.id !== described.operation["x-ges-page"]) return false;
  const subject = subjectOf(page.title);
  const { summary, externalDocs } = described.operation;
  const sameSubject =
    subject !== "" && [summary, externalDocs.description].some((title) => subjectOf(title) === subject);
  const action = actionOf(described);
  const sameAction = action !== undefined && actions.includes(action);
  return page.calls.some((call) => {
    const near = stepsApart(call.path, described.path);
    if (near === 0) return sameAction || (sameSubject && (action !== undefined || call.method !== described.method));
    return sameSubject && near <= 2;
  });
}

function stepsApart(onPage: string, described: string): number {
  const [left, right] = [onPage.replace(/\/$/, "").split("/"), described.split("/")];
  const shared = Math.min(left.length, right.length);
  const differing = Array.from({ length: shared }, (_, at) => at).filter((at) => {
    return left[at] !== right[at] && !right[at]?.startsWith("{");
  });
  return differing.length + Math.abs(left.length - right.length);
}
