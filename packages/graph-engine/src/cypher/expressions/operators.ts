import { RE2JS } from "re2js";
import { type ArithmeticOperator, calculate, isInteger, isNumber, toNumber } from "../../values/index.ts";
import { invalid } from "../errors.ts";
import type { BinaryOperator } from "../syntax/ast.ts";
import { equals, includes } from "../values/equality.ts";
import { compare } from "../values/order.ts";
import { isList, isMap, typeName, type Value } from "../values/value.ts";

/** Operator on two values that are both computed first. */
export type Operation = (a: Value, b: Value) => Value;

/** Operators whose sides are always both computed; AND and OR are not among them. */
export const OPERATIONS: Readonly<Record<Exclude<BinaryOperator, "AND" | "OR">, Operation>> = {
  XOR: (a, b) => {
    const [x, y] = [truthOf(a), truthOf(b)];
    return x === null || y === null ? null : x !== y;
  },
  "=": equals,
  "<>": (a, b) => {
    const isEqual = equals(a, b);
    return isEqual === null ? null : !isEqual;
  },
  "<": comparison((difference) => difference < 0),
  "<=": comparison((difference) => difference <= 0),
  ">": comparison((difference) => difference > 0),
  ">=": comparison((difference) => difference >= 0),
  "+": add,
  "-": arithmetic("-"),
  "*": arithmetic("*"),
  "/": arithmetic("/"),
  "%": arithmetic("%"),
  "^": arithmetic("^"),
  IN: (value, list) => {
    if (list === null) return null;
    if (!isList(list)) throw invalid(`IN takes a list, not ${typeName(list)}.`);
    return includes(list, value);
  },
  CONTAINS: texts((a, b) => a.includes(b)),
  "STARTS WITH": texts((a, b) => a.startsWith(b)),
  "ENDS WITH": texts((a, b) => a.endsWith(b)),
  "=~": texts((text, expression) => regularExpression(expression).matches(text)),
};

/**
 * Returns a value as a condition: true, false, or null where it is unknown.
 *
 * @throws {QueryError} when it is none of them
 */
export function truthOf(value: Value): boolean | null {
  if (typeof value === "boolean" || value === null) return value;
  throw invalid(`a condition is a boolean, not ${typeName(value)}.`);
}

/** Returns what stands in a place of a list, or under a name in a map. */
export function placeIn(of: Value, index: Value): Value {
  if (of === null || index === null) return null;
  if (isList(of)) {
    if (!isInteger(index)) throw invalid(`the index of a list is an integer, not ${typeName(index)}.`);
    return of.at(toNumber(index)) ?? null;
  }
  if (!isMap(of))
    throw invalid(`an index can be used on a list, a map, a node or a relationship, not on ${typeName(of)}.`);
  if (typeof index !== "string") throw invalid(`the key of a map is a text, not ${typeName(index)}.`);
  return of.get(index) ?? null;
}

/** Returns a part of a list. */
export function sliceOf(of: Value, from: Value, to: Value): Value {
  if (of === null || from === null || to === null) return null;
  if (!isList(of)) throw invalid(`[from..to] takes a part of a list, not of ${typeName(of)}.`);
  if (!isInteger(from) || !isInteger(to)) throw invalid("[from..to] takes integers.");
  return of.slice(toNumber(from), toNumber(to));
}

function comparison(holds: (difference: number) => boolean): Operation {
  return (a, b) => {
    if (a === null || b === null) return null;
    const difference = compare(a, b);
    return difference === null ? null : holds(difference);
  };
}

function arithmetic(operator: ArithmeticOperator): Operation {
  return (a, b) => {
    if (a === null || b === null) return null;
    if (isNumber(a) && isNumber(b)) return calculate(operator, a, b);
    throw invalid(`${operator} takes numbers, not ${typeName(isNumber(a) ? b : a)}.`);
  };
}

function add(a: Value, b: Value): Value {
  if (a === null || b === null) return null;
  if (isNumber(a) && isNumber(b)) return calculate("+", a, b);
  if (isList(a)) return isList(b) ? [...a, ...b] : [...a, b];
  if (isList(b)) return [a, ...b];
  const isText = (value: Value) => typeof value === "string" || isNumber(value);
  if (isText(a) && isText(b)) return `${a}${b}`;
  throw invalid(`+ takes two numbers, texts or lists, not ${typeName(a)} and ${typeName(b)}.`);
}

function texts(holds: (a: string, b: string) => boolean): Operation {
  return (a, b) => (typeof a === "string" && typeof b === "string" ? holds(a, b) : null);
}

const expressions = new Map<string, RE2JS>();
const MOST_EXPRESSIONS = 100;

function regularExpression(text: string): RE2JS {
  const known = expressions.get(text);
  if (known) return known;
  if (expressions.size === MOST_EXPRESSIONS) expressions.clear();
  try {
    const compiled = RE2JS.compile(text);
    expressions.set(text, compiled);
    return compiled;
  } catch {
    throw invalid(`the regular expression [${text.slice(0, 60)}] is not valid.`);
  }
}
