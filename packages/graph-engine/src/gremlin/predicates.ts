import { compare, equal } from "../graph/property-values.ts";
import { fuzzyMatch } from "../traversal/fuzzy-match.ts";
import { failed, notEmulated } from "./failures.ts";
import type { Argument, Literal, PredicateArgument } from "./parser.ts";

/** Whether a value is wanted. */
export type Test = (value: unknown) => boolean;

const MOST_VALUES = 1000;
/** Texts that are alike cost time by the square of their length. */
const LONGEST_FUZZY = 256;

type TextTest = (value: string, wanted: string) => boolean;

const ORDERS: Readonly<Record<string, (order: number) => boolean>> = {
  gt: (order) => order > 0,
  gte: (order) => order >= 0,
  lt: (order) => order < 0,
  lte: (order) => order <= 0,
};

const RANGES: Readonly<Record<string, (fromLow: number, fromHigh: number) => boolean>> = {
  inside: (fromLow, fromHigh) => fromLow > 0 && fromHigh < 0,
  outside: (fromLow, fromHigh) => fromLow < 0 || fromHigh > 0,
  between: (fromLow, fromHigh) => fromLow >= 0 && fromHigh < 0,
};

const TEXTS: Readonly<Record<string, TextTest>> = {
  startingWith: (value, wanted) => value.startsWith(wanted),
  notStartingWith: (value, wanted) => !value.startsWith(wanted),
  endingWith: (value, wanted) => value.endsWith(wanted),
  notEndingWith: (value, wanted) => !value.endsWith(wanted),
  containing: (value, wanted) => value.includes(wanted),
  notContaining: (value, wanted) => !value.includes(wanted),
  textPrefix: (value, wanted) => value.startsWith(wanted),
  textSubString: (value, wanted) => value.includes(wanted),
  textCISubString: (value, wanted) => value.toLowerCase().includes(wanted.toLowerCase()),
  textFuzzy: fuzzyMatch,
};

/** The test that a predicate, or a value in its place, stands for. */
export function testOf(argument: Argument): Test {
  if (argument.kind === "literal") return sameAs(argument.value);
  if (argument.kind !== "predicate") throw notEmulated("this argument", argument.position);
  return argument.joined.reduce((test, { by, predicate }) => {
    if (!predicate) return (value) => !test(value);
    const other = testOf(predicate);
    return by === "and" ? (value) => test(value) && other(value) : (value) => test(value) || other(value);
  }, simpleTest(argument));
}

function simpleTest({ name, arguments: given, position }: PredicateArgument): Test {
  const wanted = valuesOf(given);
  if (name === "within" || name === "without") {
    const tests = wanted.map(sameAs);
    const isWithin: Test = (value) => tests.some((test) => test(value));
    return name === "within" ? isWithin : (value) => !isWithin(value);
  }
  const needed = Object.hasOwn(RANGES, name) ? 2 : 1;
  if (wanted.length !== needed) throw failed(`${name}() at position ${position} takes ${needed} values.`);
  const [first, second] = wanted;
  if (name === "eq") return sameAs(first as Literal);
  if (name === "neq") return (value) => !sameAs(first as Literal)(value);
  const order = ORDERS[name];
  if (order) return (value) => isComparable(value) && order(compare(value, first));
  const range = RANGES[name];
  if (range) return (value) => isComparable(value) && range(compare(value, first), compare(value, second));
  const textTest = TEXTS[name];
  if (!textTest) throw notEmulated(`predicate ${name}()`, position);
  if (typeof first !== "string") throw failed(`${name}() at position ${position} takes a text.`);
  if (name === "textFuzzy" && first.length > LONGEST_FUZZY) {
    throw failed(`${name}() at position ${position} takes ${LONGEST_FUZZY} characters at most.`);
  }
  return (value) => typeof value === "string" && textTest(value, first);
}

function valuesOf(given: readonly Argument[]): readonly Literal[] {
  const values = given.flatMap((argument) => (argument.kind === "list" ? argument.items : [argument]));
  if (values.length > MOST_VALUES) throw failed(`a predicate takes more than ${MOST_VALUES} values.`);
  return values.map((argument) => {
    if (argument.kind !== "literal") throw notEmulated("this argument of a predicate", argument.position);
    return argument.value;
  });
}

function sameAs(wanted: Literal): Test {
  return (value) => isComparable(value) && wanted !== null && equal(value, wanted);
}

function isComparable(value: unknown): boolean {
  return typeof value !== "object";
}
