/** Reads a page that lists operations: the operations, and the pages that it refers to. */
import { type DefaultTreeAdapterTypes, parse } from "parse5";
import type { DescribedOperation } from "../docs-check/description/schema-view.ts";
import { actionOf, samePath } from "../docs-check/match/find-operation.ts";
import { type Call, callsIn } from "../docs-check/page/examples.ts";
import { readPage } from "../docs-check/page/read-page.ts";
import { normalise } from "../docs-check/page/text.ts";

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

/** Pages of this reference that a page links to, by their numbers, with the words of the link. */
export function linksIn(source: string): Map<string, string> {
  const links = new Map<string, string>();
  const visit = (parent: DefaultTreeAdapterTypes.ParentNode) => {
    for (const node of parent.childNodes) {
      if (!("tagName" in node) || AROUND.has(node.tagName)) continue;
      const address = node.tagName === "a" ? node.attrs.find(({ name }) => name === "href")?.value : undefined;
      const [, page] = PAGE.exec(address ?? "") ?? [];
      if (page && !links.has(page.toLowerCase())) links.set(page.toLowerCase(), normalise(wordsIn(node)));
      visit(node);
    }
  };
  visit(parse(source));
  return new Map([...links].sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** Parts of a site that link to its other pages on every one of them. */
const AROUND = new Set(["nav", "footer", "aside"]);

/** A page beside this one, or one with the address of the reference; other books have numbers of the same kind. */
const PAGE = /^(?:\.\/|\S*\/api-ges\/)?(ges_\d+_\d+)\.html/i;

function wordsIn(parent: DefaultTreeAdapterTypes.ParentNode): string {
  return parent.childNodes
    .map((node) => ("value" in node ? node.value : "childNodes" in node ? wordsIn(node) : ""))
    .join("")
    .replace(/\s+/g, " ");
}
