import type { Expression } from "../syntax/ast.ts";

/** Replaces parts of an expression: where `replace` returns nothing, it goes on inside. */
export function rewrite(expression: Expression, replace: (part: Expression) => Expression | undefined): Expression {
  const replaced = replace(expression);
  if (replaced) return replaced;
  return inside(expression, (part) => rewrite(part, replace)) as Expression;
}

/** Visits an expression and all that it consists of. */
export function visit(expression: Expression, see: (part: Expression) => void): void {
  see(expression);
  inside(expression, (part) => {
    visit(part, see);
    return part;
  });
}

// The tree consists of plain objects, so that no case is forgotten when one is added.
function inside(node: unknown, change: (part: Expression) => Expression): unknown {
  if (Array.isArray(node)) return node.map((item) => changed(item, change));
  if (!isPlainObject(node)) return node;
  return Object.fromEntries(Object.entries(node).map(([name, item]) => [name, changed(item, change)]));
}

function changed(node: unknown, change: (part: Expression) => Expression): unknown {
  return isExpression(node) ? change(node) : inside(node, change);
}

function isPlainObject(node: unknown): node is object {
  return typeof node === "object" && node !== null && Object.getPrototypeOf(node) === Object.prototype;
}

const OTHERS: ReadonlySet<unknown> = new Set([
  "match",
  "unwind",
  "create",
  "merge",
  "change",
  "delete",
  "foreach",
  "return",
  "with",
]);

function isExpression(node: unknown): node is Expression {
  return isPlainObject(node) && "kind" in node && !OTHERS.has(node.kind);
}

/** Returns the names of all variables that occur in an expression, those of patterns too. */
export function variablesIn(expression: Expression): Set<string> {
  const names = new Set<string>();
  const collect = (node: unknown): void => {
    if (Array.isArray(node)) for (const item of node) collect(item);
    if (!isPlainObject(node)) return;
    for (const [name, item] of Object.entries(node)) {
      const isName = name === "variable" || (name === "name" && "kind" in node && node.kind === "variable");
      if (isName && typeof item === "string") names.add(item);
      else collect(item);
    }
  };
  collect(expression);
  return names;
}

/** Returns a text that same expressions share. */
export function textOf(expression: Expression): string {
  return JSON.stringify(expression, (name, value) => (name === "at" ? undefined : value));
}
