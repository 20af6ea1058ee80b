/** Reads a page that lists operations: the operations, and the pages that it refers to. */
import type { DescribedOperation } from "../docs-check/description/schema-view.ts";
import { actionOf, samePath } from "../docs-check/match/find-operation.ts";
import { type Call, callsIn } from "../docs-check/page/examples.ts";
import { readPage } from "../docs-check/page/read-page.ts";

/** Listed operations that no description has. */
export function newOperations(source: string, operations: DescribedOperation[]): string[] {
  const lines = readPage(source).flatMap((block) =>
    block.kind === "table" ? block.rows.flat().flatMap((cell) => cell.split("\n")) : block.text.split("\n"),
  );
  const calls = lines.flatMap(callsIn).filter(({ method }) => method !== undefined);
  const strange = calls.filter((call) => !operations.some((operation) => isCalled(operation, call)));
  return [...new Set(strange.map(({ method, path, query }) => `${method} ${path}${actionIn(query)}`))];
}

function isCalled(operation: DescribedOperation, { method, path, query }: Call): boolean {
  if (operation.method !== method || !samePath(path, operation.path)) return false;
  const [wanted, action] = [query["action_id"], actionOf(operation)];
  return wanted === undefined || /^[{<]/.test(wanted) || wanted === action;
}

function actionIn({ action_id: action }: Record<string, string>): string {
  return action === undefined ? "" : `?action_id=${action}`;
}

/** Numbers of the pages of this reference that a page links to. */
export function linksIn(source: string): string[] {
  const links = [...source.matchAll(/href="(?:[^"]*\/)?(ges_\d+_\d+)\.html/gi)].map(([, page = ""]) =>
    page.toLowerCase(),
  );
  return [...new Set(links)].sort();
}
