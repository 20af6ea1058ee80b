import { isFloat, isInteger } from "../../values/index.ts";
import { isAggregate } from "../functions/aggregates.ts";
import { functionNamed } from "../functions/functions.ts";
import type { BinaryOperator, Expression } from "../syntax/ast.ts";
import type { StaticKind } from "../values/kind.ts";
import type { Scope } from "./scope.ts";

const ARITHMETIC: ReadonlySet<BinaryOperator> = new Set(["+", "-", "*", "/", "%", "^"]);
const KINDS: Partial<Record<Expression["kind"], StaticKind>> = {
  list: "list",
  map: "map",
  slice: "list",
  quantifier: "boolean",
  pattern: "boolean",
  exists: "boolean",
  "has labels": "boolean",
  "list comprehension": "list",
  "pattern comprehension": "list",
  "count all": "integer",
};

/** Returns the kind that an expression has whatever the row, as far as it can be told. */
export function staticKind(expression: Expression, scope: Scope): StaticKind {
  switch (expression.kind) {
    case "literal":
      return literalKind(expression.value);
    case "variable":
      return scope.find(expression.name)?.kind ?? "any";
    case "call":
      return callKind(expression.name);
    case "unary":
      return expression.operator === "-" || expression.operator === "+"
        ? numberKind(staticKind(expression.operand, scope))
        : "boolean";
    case "binary":
      return binaryKind(expression, scope);
    default:
      return KINDS[expression.kind] ?? "any";
  }
}

function literalKind(value: unknown): StaticKind {
  if (isInteger(value)) return "integer";
  if (isFloat(value)) return "float";
  if (typeof value === "boolean") return "boolean";
  return typeof value === "string" ? "string" : "any";
}

function callKind(name: string): StaticKind {
  if (!isAggregate(name)) return functionNamed(name)?.gives ?? "any";
  const lower = name.toLowerCase();
  return lower === "count" ? "integer" : lower === "collect" ? "list" : "any";
}

function binaryKind({ operator, left, right }: Expression & { kind: "binary" }, scope: Scope): StaticKind {
  const kinds = [staticKind(left, scope), staticKind(right, scope)];
  if (operator === "+" && kinds.includes("list")) return "list";
  if (operator === "+" && kinds.includes("string")) return kinds.includes("any") ? "any" : "string";
  if (!ARITHMETIC.has(operator)) return "boolean";
  if (operator === "^" || (kinds.includes("float") && !kinds.includes("any"))) return "float";
  return kinds.every((kind) => kind === "integer") ? "integer" : "any";
}

function numberKind(kind: StaticKind): StaticKind {
  return kind === "integer" || kind === "float" ? kind : "any";
}
