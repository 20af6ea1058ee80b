import { itemAt } from "../../collections/item-at.ts";
import { valuesOf } from "../../graph/property-values.ts";
import type { ValueTest } from "../../traversal/predicates.ts";
import { isNumber, toNumber } from "../../values/index.ts";
import { checkCount, formNotEmulated, isConstant, nameOf, onlyArgument, text } from "../language/arguments.ts";
import { elementOf, labelOf, propertyOf } from "../language/by.ts";
import { testOf } from "../language/predicates.ts";
import type { Compile, StepDefinitions } from "../language/step-definition.ts";
import type { Run } from "../runtime/run.ts";
import { filtering, firstOf, type Step, testing } from "../runtime/stages.ts";
import type { Traverser } from "../runtime/traverser.ts";
import { failed } from "../syntax/errors.ts";
import type { Argument, Call } from "../syntax/syntax.ts";
import { ElementProperty, idOf } from "../values/kinds.ts";

/** Steps that filter elements by their label, ID and properties. */
export const elementFilters: StepDefinitions = {
  has: { build: has },
  hasNot: {
    build: (call) => {
      const key = text(call, onlyArgument(call));
      return filtering((traverser, run) => propertyValues(traverser, key, run, call).length === 0);
    },
  },
  hasLabel: { build: (call) => anyOf(call, call.arguments, labelOf) },
  hasId: { build: (call) => anyOf(call, call.arguments, (from) => idOf(elementOf(from, call)), idTest) },
  hasKey: { build: (call) => anyOf(call, call.arguments, ({ value }) => propertyOf(value, call).key) },
  hasValue: { build: (call) => anyOf(call, call.arguments, ({ value }) => propertyOf(value, call).value) },
  is: {
    build: (call) => {
      const test = testOf(onlyArgument(call));
      return filtering(({ value }) => test(value));
    },
  },
  identity: { build: () => filtering(() => true) },
  none: { build: () => filtering(() => false) },
  coin: {
    hasEffect: true,
    build: (call) => {
      const argument = onlyArgument(call);
      const value = argument.kind === "literal" ? argument.value : undefined;
      if (!isNumber(value)) throw failed(`${nameOf(call)} takes a probability from 0 to 1.`);
      const probability = toNumber(value);
      return filtering((_, run) => run.random() < probability);
    },
  },
};

type ReadValue = (from: Traverser, call: Call) => unknown;

function has(call: Call, compile: Compile): Step {
  checkCount(call, 1, 3);
  const [, second, third] = call.arguments;
  const first = itemAt(call.arguments, 0);
  if (second && third) {
    const label = first.kind === "predicate" ? testOf(first) : testOf(textArgument(call, first));
    const isMet = propertyTest(call, text(call, second), third, compile);
    return testing(function* (traverser, run) {
      return label(elementOf(traverser, call).label) && (yield* isMet(traverser, run));
    });
  }
  if (first.kind === "constant") {
    if (!second) throw formNotEmulated(call);
    return hasToken(call, first.name, second, compile);
  }
  const key = text(call, first);
  if (second) return testing(propertyTest(call, key, second, compile));
  return filtering((traverser, run) => propertyValues(traverser, key, run, call).length > 0);
}

function textArgument(call: Call, argument: Argument): Argument {
  text(call, argument);
  return argument;
}

function hasToken(call: Call, token: string, wanted: Argument, compile: Compile): Step {
  const read = TOKENS.get(token);
  if (!read) throw formNotEmulated(call);
  if (wanted.kind !== "traversal") return anyOf(call, [wanted], read, token === "id" ? idTest : testOf);
  const step = compile(wanted.calls);
  return testing(function* (traverser, run) {
    return (yield* firstOf(step, { ...traverser, value: read(traverser, call) }, run)) !== undefined;
  });
}

const TOKENS: ReadonlyMap<string, ReadValue> = new Map<string, ReadValue>([
  ["id", (from, call) => idOf(elementOf(from, call))],
  ["label", labelOf],
  ["key", ({ value }, call) => propertyOf(value, call).key],
  ["value", ({ value }, call) => propertyOf(value, call).value],
]);

/** Makes the test that one of the values of a property is wanted. */
function propertyTest(call: Call, key: string, wanted: Argument, compile: Compile) {
  if (wanted.kind !== "traversal") {
    const test = testOf(wanted);
    return plainTest((traverser, run) => propertyValues(traverser, key, run, call).some(test));
  }
  const step = compile(wanted.calls);
  return function* (traverser: Traverser, run: Run) {
    for (const value of propertyValues(traverser, key, run, call)) {
      if (yield* firstOf(step, run.follow(traverser, value), run)) return true;
    }
    return false;
  };
}

function plainTest(test: (traverser: Traverser, run: Run) => boolean) {
  // biome-ignore lint/correctness/useYield: it is done at once
  return function* (traverser: Traverser, run: Run) {
    return test(traverser, run);
  };
}

/** Makes the filter for what is one of some values, or meets one of some predicates. */
function anyOf(
  call: Call,
  wanted: readonly Argument[],
  read: ReadValue,
  makeTest: (argument: Argument) => ValueTest = testOf,
): Step {
  const all = wanted.flatMap((argument) => (argument.kind === "list" ? argument.items : [argument]));
  if (wanted.length === 0 || all.some((argument) => isConstant(argument, "Scope"))) throw formNotEmulated(call);
  const tests = all.map(makeTest);
  return filtering((traverser) => {
    const value = read(traverser, call);
    return tests.some((test) => test(value));
  });
}

/** IDs may be written as numbers. */
function idTest(argument: Argument): ValueTest {
  return testOf(withTexts(argument));
}

function withTexts(argument: Argument): Argument {
  if (argument.kind === "literal") return { ...argument, value: String(argument.value) };
  if (argument.kind === "list") return { ...argument, items: argument.items.map(withTexts) };
  if (argument.kind !== "predicate") return argument;
  const joined = argument.joined.map(({ by, predicate }) => ({ by, predicate: predicate && asTexts(predicate) }));
  return { ...argument, arguments: argument.arguments.map(withTexts), joined };
}

function asTexts(predicate: Extract<Argument, { kind: "predicate" }>) {
  const changed = withTexts(predicate);
  return changed.kind === "predicate" ? changed : predicate;
}

function propertyValues(traverser: Traverser, key: string, run: Run, call: Call): readonly unknown[] {
  // Properties of properties, which GES does not have.
  if (traverser.value instanceof ElementProperty) return [];
  return valuesOf(run.current(elementOf(traverser, call)).properties, key);
}
