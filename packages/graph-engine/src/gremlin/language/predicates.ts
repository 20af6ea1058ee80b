import { PREDICATES, type PredicateName, type ValueTest } from "../../traversal/predicates.ts";
import { isNumber } from "../../values/index.ts";
import { failed, notEmulated } from "../syntax/errors.ts";
import type { Argument, PredicateArgument } from "../syntax/syntax.ts";
import { keyOf } from "../values/value-key.ts";

const MOST_VALUES = 1000;
/** The time that a fuzzy match takes grows with the length of both texts. */
const LONGEST_FUZZY = 256;

interface Meaning {
  readonly name: PredicateName;
  readonly takes: "value" | "range" | "text";
  readonly isNegated?: boolean;
}

/** Meaning of Gremlin's predicates in the table that all filter languages share. */
const MEANINGS: ReadonlyMap<string, Meaning> = new Map<string, Meaning>([
  ["gt", { name: "gt", takes: "value" }],
  ["gte", { name: "gte", takes: "value" }],
  ["lt", { name: "lt", takes: "value" }],
  ["lte", { name: "lte", takes: "value" }],
  ["inside", { name: "inside", takes: "range" }],
  ["outside", { name: "outside", takes: "range" }],
  ["between", { name: "between", takes: "range" }],
  ["startingWith", { name: "prefix", takes: "text" }],
  ["notStartingWith", { name: "prefix", takes: "text", isNegated: true }],
  ["endingWith", { name: "suffix", takes: "text" }],
  ["notEndingWith", { name: "suffix", takes: "text", isNegated: true }],
  ["containing", { name: "substring", takes: "text" }],
  ["notContaining", { name: "substring", takes: "text", isNegated: true }],
  ["textPrefix", { name: "prefix", takes: "text" }],
  ["textSubString", { name: "substring", takes: "text" }],
  ["textCISubString", { name: "substringIgnoringCase", takes: "text" }],
  ["textFuzzy", { name: "fuzzy", takes: "text" }],
]);

/** Makes the test that a predicate, or a value in its place, stands for. */
export function testOf(argument: Argument): ValueTest {
  if (argument.kind === "literal") return equalTo(argument.value);
  if (argument.kind === "list") return equalTo(plainOf(argument));
  return predicateTest(argument, (given) => given.flatMap((one) => valuesIn(one)));
}

/** Makes the test of a predicate whose values `resolve` finds out. */
export function predicateTest(
  argument: Argument,
  resolve: (given: readonly Argument[]) => readonly unknown[],
): ValueTest {
  if (argument.kind !== "predicate") throw notEmulated("this argument", argument.position);
  return argument.joined.reduce(
    (test, { by, predicate }) => {
      if (!predicate) return (value) => !test(value);
      const other = predicateTest(predicate, resolve);
      return by === "and" ? (value) => test(value) && other(value) : (value) => test(value) || other(value);
    },
    simpleTest(argument, resolve),
  );
}

function simpleTest(
  { name, arguments: given, position }: PredicateArgument,
  resolve: (given: readonly Argument[]) => readonly unknown[],
): ValueTest {
  const [negated, ...others] = given;
  if (name === "not" && negated && others.length === 0) {
    const test = predicateTest(negated, resolve);
    return (value) => !test(value);
  }
  const wanted = resolve(given);
  if (wanted.length > MOST_VALUES) throw failed(`a predicate takes more than ${MOST_VALUES} values.`);
  if (name === "within" || name === "without") {
    const isWithin = within(wanted);
    return name === "within" ? isWithin : (value) => !isWithin(value);
  }
  if (name === "eq" || name === "neq") {
    checkTaken(name, position, wanted, 1);
    const isEqual = equalTo(wanted[0]);
    return name === "eq" ? isEqual : (value) => !isEqual(value);
  }
  const meaning = MEANINGS.get(name);
  if (!meaning) throw notEmulated(`predicate ${name}()`, position);
  return meaning.takes === "text"
    ? textTest(name, position, meaning, wanted)
    : orderTest(name, position, meaning, wanted);
}

function orderTest(name: string, position: number, meaning: Meaning, wanted: readonly unknown[]): ValueTest {
  checkTaken(name, position, wanted, meaning.takes === "range" ? 2 : 1);
  const test = PREDICATES[meaning.name](wanted);
  return (value) => isPlain(value) && test(value);
}

function textTest(name: string, position: number, meaning: Meaning, wanted: readonly unknown[]): ValueTest {
  checkTaken(name, position, wanted, 1);
  const [text] = wanted;
  if (typeof text !== "string") throw failed(`${name}() at position ${position} takes a text.`);
  if (name === "textFuzzy" && text.length > LONGEST_FUZZY) {
    throw failed(`${name}() at position ${position} takes ${LONGEST_FUZZY} characters at most.`);
  }
  const test = PREDICATES[meaning.name](wanted);
  return (value) => typeof value === "string" && test(value) !== (meaning.isNegated === true);
}

function checkTaken(name: string, position: number, wanted: readonly unknown[], needed: number): void {
  if (wanted.length !== needed) throw failed(`${name}() at position ${position} takes ${needed} values.`);
}

function valuesIn(argument: Argument): readonly unknown[] {
  return argument.kind === "list" ? argument.items.map(plainOf) : [plainOf(argument)];
}

function plainOf(argument: Argument): unknown {
  if (argument.kind === "list") return argument.items.map(plainOf);
  if (argument.kind === "constant") return argument.name;
  if (argument.kind !== "literal") throw notEmulated("this argument of a predicate", argument.position);
  return argument.value;
}

/** Makes the test for equality. A number is equal to a text that holds it, as in all filters of GES. */
export function equalTo(wanted: unknown): ValueTest {
  if (!isPlain(wanted)) {
    const key = keyOf(wanted);
    return (value) => keyOf(value) === key;
  }
  const test = PREDICATES.eq([wanted]);
  return (value) => isPlain(value) && test(value);
}

function within(wanted: readonly unknown[]): ValueTest {
  const tests = wanted.map(equalTo);
  return (value) => tests.some((test) => test(value));
}

function isPlain(value: unknown): boolean {
  return typeof value !== "object" || isNumber(value);
}
