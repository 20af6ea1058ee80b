import { DEFAULT_LABEL, labelsOf } from "../graph/elements.ts";
import { presentElement } from "../traversal/walk-step.ts";
import type { Context, Row } from "./context.ts";
import { failed } from "./failures.ts";
import type { Expression } from "./syntax.ts";
import { compared, equal, idOf, isElement, isRelationship, isVertex, propertyOf } from "./values.ts";

/** The value of an expression for a row. What Cypher calls unknown is null. */
export function evaluate(expression: Expression, row: Row, context: Context): unknown {
  const { kind } = expression;
  if (kind === "literal") return expression.value;
  if (kind === "variable") return row.get(expression.name) ?? null;
  if (kind === "parameter") return parameter(expression.name, context);
  if (kind === "list") return context.limited(expression.items.map((item) => evaluate(item, row, context)));
  if (kind === "map") {
    const entries = expression.entries.map(([name, value]) => [name, evaluate(value, row, context)]);
    return context.limited(Object.fromEntries(entries));
  }
  if (kind === "property") return property(evaluate(expression.of, row, context), expression.name, context);
  if (kind === "unary") return unary(expression.operator, evaluate(expression.operand, row, context));
  if (kind === "call") return call(expression.name, evaluate(expression.argument, row, context));
  const left = evaluate(expression.left, row, context);
  return context.limited(binary(expression.operator, left, evaluate(expression.right, row, context)));
}

/** Whether a condition holds: neither false nor unknown. */
export function holds(condition: Expression | undefined, row: Row, context: Context): boolean {
  return condition === undefined || truth(evaluate(condition, row, context), "WHERE") === true;
}

function parameter(name: string, { parameters }: Context): unknown {
  if (!Object.hasOwn(parameters, name)) throw failed(`the parameter ${name} is missing; add it to parameters.`);
  return parameters[name];
}

function property(of: unknown, name: string, context: Context): unknown {
  if (of === null) return null;
  if (isElement(of)) return propertyOf(context.data, presentElement(context.data, of) ?? of, name);
  if (typeof of !== "object" || Array.isArray(of)) throw failed(`the value before .${name} has no properties.`);
  return Object.hasOwn(of, name) ? (of as Record<string, unknown>)[name] : null;
}

function unary(operator: string, value: unknown): unknown {
  if (operator === "IS NULL") return value === null;
  if (operator === "IS NOT NULL") return value !== null;
  if (value === null) return null;
  return operator === "NOT" ? !truth(value, "NOT") : -number(value, "-");
}

function binary(operator: string, a: unknown, b: unknown): unknown {
  if (operator === "AND" || operator === "OR" || operator === "XOR") return logic(operator, a, b);
  if (operator === "=") return equal(a, b);
  if (operator === "<>") return not(equal(a, b));
  if (operator === "IN") return isIn(a, b);
  if (a === null || b === null) return null;
  if (operator === "STARTS WITH" || operator === "ENDS WITH" || operator === "CONTAINS") {
    if (typeof a !== "string" || typeof b !== "string") return null;
    return operator === "CONTAINS" ? a.includes(b) : operator === "STARTS WITH" ? a.startsWith(b) : a.endsWith(b);
  }
  if (operator === "+" && typeof a === "string" && typeof b === "string") return a + b;
  if (["+", "-", "*", "/", "%"].includes(operator)) return arithmetic(operator, a, b);
  const order = compared(a, b);
  if (order === null) return null;
  if (operator === "<") return order < 0;
  if (operator === "<=") return order <= 0;
  return operator === ">" ? order > 0 : order >= 0;
}

function logic(operator: string, a: unknown, b: unknown): boolean | null {
  const [x, y] = [truth(a, operator), truth(b, operator)];
  if (operator === "AND" && (x === false || y === false)) return false;
  if (operator === "OR" && (x === true || y === true)) return true;
  if (x === null || y === null) return null;
  return operator === "XOR" ? x !== y : operator === "AND";
}

function not(value: boolean | null): boolean | null {
  return value === null ? null : !value;
}

function isIn(value: unknown, list: unknown): boolean | null {
  if (list === null) return null;
  // A list with one value looks like a single one when its property was never defined.
  const found = [list].flat().map((item) => equal(value, item));
  return found.includes(true) ? true : found.includes(null) ? null : false;
}

function arithmetic(operator: string, a: unknown, b: unknown): number {
  const [x, y] = [number(a, operator), number(b, operator)];
  if (operator === "+") return x + y;
  if (operator === "-") return x - y;
  if (operator === "*") return x * y;
  if (y === 0) throw failed(`${operator} by zero.`);
  if (operator === "%") return x % y;
  return Number.isInteger(x) && Number.isInteger(y) ? Math.trunc(x / y) : x / y;
}

function call(name: string, value: unknown): unknown {
  if (value === null) return null;
  if (name === "id" && isElement(value)) return idOf(value);
  if (name === "labels" && isVertex(value)) return labelsOf(value).filter((label) => label !== DEFAULT_LABEL);
  if (name === "type" && isRelationship(value)) return value.label;
  if (name === "tostring" && typeof value !== "object") return String(value);
  if (name === "size" && (typeof value === "string" || Array.isArray(value))) return value.length;
  if (name === "head" && Array.isArray(value)) return value[0] ?? null;
  if (name === "last" && Array.isArray(value)) return value.at(-1) ?? null;
  throw failed(`${name} does not take such a value.`);
}

function truth(value: unknown, where: string): boolean | null {
  if (value === null || typeof value === "boolean") return value;
  throw failed(`${where} takes conditions, which are true, false or null.`);
}

function number(value: unknown, where: string): number {
  if (typeof value === "number") return value;
  throw failed(`${where} takes numbers.`);
}
