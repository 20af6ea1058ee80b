import { valuesOf } from "../graph/property-values.ts";
import { count, formNotEmulated, ids, nameOf, onlyTraversal, text, traversals } from "./arguments.ts";
import { type Context, checkHeld } from "./context.ts";
import type { Compile, Definition, Definitions } from "./definition.ts";
import { failed } from "./failures.ts";
import { asking, type Flow, filtering, firstOf, type Step, type Traverser } from "./flow.ts";
import type { Argument, Call } from "./parser.ts";
import { type Test, testOf } from "./predicates.ts";
import { elementOf, readBy } from "./reading.ts";
import { idOf, keyOf } from "./values.ts";
import { namedValue, pathOf } from "./ways.ts";

/** The steps that let values pass or not. */
export const filteringSteps: Definitions = {
  has: { build: has },
  hasNot: {
    build: (call) => {
      const key = onlyText(call);
      return filtering((traverser, context) => propertyValues(traverser, key, context, call).length === 0);
    },
  },
  hasLabel: { build: (call) => hasOf(call, call.arguments, ({ label }) => label) },
  hasId: {
    build: (call) => {
      if (call.arguments[0]?.kind === "predicate") return hasOf(call, call.arguments, idOf);
      const wanted = new Set(ids(call));
      return filtering((traverser) => wanted.has(idOf(elementOf(traverser, call))));
    },
  },
  is: {
    build: (call) => {
      const test = testOf(onlyArgument(call));
      return filtering(({ value }) => test(value));
    },
  },
  not: { build: (call, compile) => isAnswered([onlyTraversal(call)], compile, (found) => !found[0]) },
  and: { build: (call, compile) => isAnswered(traversals(call), compile, (found) => found.every(Boolean)) },
  or: { build: (call, compile) => isAnswered(traversals(call), compile, (found) => found.some(Boolean)) },
  where: { build: where },
  filter: { build: (call, compile) => isAnswered([onlyTraversal(call)], compile, ([isFound]) => isFound === true) },
  dedup: { build: dedup, modulators: ["by"] },
  limit: { build: (call) => ranged(0, count(call, onlyArgument(call))) },
  skip: { build: (call) => ranged(count(call, onlyArgument(call)), Number.POSITIVE_INFINITY) },
  range: { build: range },
  simplePath: pathsThat((isSimple) => isSimple),
  cyclicPath: pathsThat((isSimple) => !isSimple),
  identity: { build: () => filtering(() => true) },
};

function has(call: Call): Step {
  const [first, second, third, ...rest] = call.arguments;
  if (!first || rest.length > 0) throw formNotEmulated(call);
  if (third) {
    const [label, key, test] = [text(call, first), text(call, second), testOf(third)];
    return filtering((traverser, context) => {
      return elementOf(traverser, call).label === label && propertyValues(traverser, key, context, call).some(test);
    });
  }
  if (first.kind === "constant" && second) {
    if (first.name === "id") return hasOf(call, [second], idOf);
    if (first.name === "label") return hasOf(call, [second], ({ label }) => label);
  }
  if (first.kind !== "literal") throw formNotEmulated(call);
  const key = text(call, first);
  const test: Test = second ? testOf(second) : () => true;
  return filtering((traverser, context) => propertyValues(traverser, key, context, call).some(test));
}

/** Whether something of an element is one of some values, or meets a predicate. */
function hasOf(call: Call, wanted: readonly Argument[], read: (element: ReturnType<typeof elementOf>) => string): Step {
  if (wanted.every((argument) => argument.kind === "literal")) {
    const values: ReadonlySet<unknown> = new Set(wanted.map(({ value }) => String(value)));
    return filtering((traverser) => values.has(read(elementOf(traverser, call))));
  }
  if (wanted.length !== 1) throw formNotEmulated(call);
  const test = testOf(wanted[0] as Argument);
  return filtering((traverser) => test(read(elementOf(traverser, call))));
}

function propertyValues(traverser: Traverser, key: string, context: Context, call: Call): readonly unknown[] {
  return valuesOf(context.current(elementOf(traverser, call)).properties, key);
}

/** Which of some traversals come to anything decides whether a value passes. */
function isAnswered(
  asked: readonly (readonly Call[])[],
  compile: Compile,
  passes: (found: readonly boolean[]) => boolean,
): Step {
  const steps = asked.map(compile);
  return asking(function* (traverser, context) {
    const found: boolean[] = [];
    for (const step of steps) found.push((yield* firstOf(step, traverser, context)) !== undefined);
    return passes(found);
  });
}

function where(call: Call, compile: Compile): Step {
  const argument = onlyArgument(call);
  if (argument.kind === "predicate") return whereNamed(call, argument);
  const calls = onlyTraversal(call);
  // With a name at one end, Gremlin compares what the traversal comes to with what was given that name before.
  if (calls.some(({ name }) => name === "as")) throw formNotEmulated(call);
  return isAnswered([calls], compile, ([isFound]) => isFound === true);
}

/** Compares a value with one that was given a name. */
function whereNamed(call: Call, predicate: Extract<Argument, { kind: "predicate" }>): Step {
  const [name, ...rest] = predicate.arguments;
  const isSameWanted = predicate.name === "eq";
  if (rest.length > 0 || predicate.joined.length > 0 || !(isSameWanted || predicate.name === "neq")) {
    throw formNotEmulated(call);
  }
  const label = text(call, name);
  return filtering((traverser) => {
    const named = namedValue(traverser, label);
    if (named === undefined) throw failed(`nothing was given the name ${label} that ${nameOf(call)} compares with.`);
    return (keyOf(traverser.value) === keyOf(named)) === isSameWanted;
  });
}

function dedup(call: Call, compile: Compile, [by, ...rest]: readonly Call[]): Step {
  if (call.arguments.length > 0 || rest.length > 0) throw formNotEmulated(call);
  const read = readBy(by, compile);
  return (context) => {
    const seen = new Set<string>();
    return function* (flow) {
      for (const traverser of flow) {
        if (!traverser) {
          yield null;
          continue;
        }
        const key = keyOf(yield* read(traverser, context));
        if (seen.has(key)) continue;
        checkHeld(seen.size);
        seen.add(key);
        yield traverser;
      }
    };
  };
}

function range(call: Call): Step {
  const [from, to, ...rest] = call.arguments;
  if (rest.length > 0) throw formNotEmulated(call);
  const isOpen = to?.kind === "literal" && to.value === -1;
  return ranged(count(call, from), isOpen ? Number.POSITIVE_INFINITY : count(call, to));
}

function ranged(from: number, to: number): Step {
  return () => {
    let passed = 0;
    return function* (flow: Flow) {
      // Asked first: to ask for one more could take long.
      if (passed >= to) return;
      for (const traverser of flow) {
        if (!traverser) {
          yield null;
          continue;
        }
        passed += 1;
        if (passed > from) yield traverser;
        if (passed >= to) return;
      }
    };
  };
}

function pathsThat(isWanted: (isSimple: boolean) => boolean): Definition {
  return {
    build: (call) => {
      if (call.arguments.length > 0) throw formNotEmulated(call);
      return filtering((traverser, context) => {
        const { objects } = pathOf(traverser, context);
        return isWanted(new Set(objects.map((object) => keyOf(object))).size === objects.length);
      });
    },
  };
}

function onlyText(call: Call): string {
  return text(call, onlyArgument(call));
}

function onlyArgument(call: Call): Argument {
  const [argument, ...rest] = call.arguments;
  if (!argument || rest.length > 0) throw formNotEmulated(call);
  return argument;
}
