import { formNotEmulated, nameOf, onlyArgument, onlyTraversal, text, traversals } from "../language/arguments.ts";
import { type Read, readsInTurn } from "../language/by.ts";
import { withConnectives } from "../language/connectives.ts";
import { predicateTest } from "../language/predicates.ts";
import type { Compile, StepDefinitions } from "../language/step-definition.ts";
import { scopeValue } from "../runtime/paths.ts";
import type { Run } from "../runtime/run.ts";
import { chained, filtering, firstOf, type Step, testing, transforming } from "../runtime/stages.ts";
import type { Traverser } from "../runtime/traverser.ts";
import { failed } from "../syntax/errors.ts";
import type { Argument, Call, PredicateArgument } from "../syntax/syntax.ts";
import { itemsOf } from "../values/kinds.ts";
import { keyOf } from "../values/value-key.ts";

/** Steps that filter by nested traversals, and by what labels stand for. */
export const logicFilters: StepDefinitions = {
  not: { build: (call, compile) => passing([onlyTraversal(call)], compile, (found) => !found[0]) },
  and: { build: (call, compile) => passing(traversals(call), compile, (found) => found.every(Boolean)) },
  or: { build: (call, compile) => passing(traversals(call), compile, (found) => found.some(Boolean)) },
  filter: { build: (call, compile) => passing([onlyTraversal(call)], compile, ([isFound]) => isFound === true) },
  where: { build: where, modulators: ["by"] },
};

/** Filters values by which of several traversals lead anywhere. */
function passing(
  bodies: readonly (readonly Call[])[],
  compile: Compile,
  passes: (found: readonly boolean[]) => boolean,
): Step {
  const steps = bodies.map(compile);
  return testing(function* (traverser, run) {
    const found: boolean[] = [];
    for (const step of steps) found.push((yield* firstOf(step, traverser, run)) !== undefined);
    return passes(found);
  });
}

function where(call: Call, compile: Compile, by: readonly Call[]): Step {
  const [first, second, ...rest] = call.arguments;
  if (first?.kind === "traversal" && !second && by.length === 0) return whereTraversal(first.calls, compile);
  if (first?.kind === "predicate" && !second) return wherePredicate(call, undefined, first, readsInTurn(by, compile));
  if (second?.kind !== "predicate" || rest.length > 0) throw formNotEmulated(call);
  return wherePredicate(call, text(call, first), second, readsInTurn(by, compile));
}

/** With a label at an end, the traversal begins at what the label stands for, or has to end there. */
function whereTraversal(calls: readonly Call[], compile: Compile): Step {
  const step = whereBody(calls, compile);
  return testing(function* (traverser, run) {
    return (yield* firstOf(step, traverser, run)) !== undefined;
  });
}

function whereBody(given: readonly Call[], compile: Compile): Step {
  const calls = withConnectives(given, false);
  const [first] = calls;
  if (calls.length === 1 && first && ["and", "or", "not"].includes(first.name) && first.arguments.length > 0) {
    const steps = traversals(first).map((inner) => whereBody(inner, compile));
    return testing(function* (traverser, run) {
      const found: boolean[] = [];
      for (const step of steps) found.push((yield* firstOf(step, traverser, run)) !== undefined);
      return first.name === "or" ? found.some(Boolean) : first.name === "and" ? found.every(Boolean) : !found[0];
    });
  }
  const last = calls.at(-1);
  const start = first?.name === "as" ? first : undefined;
  const end = last?.name === "as" && last !== start ? last : undefined;
  const middle = calls.slice(start ? 1 : 0, end ? -1 : calls.length);
  return chained([
    ...(start ? [fromLabel(start)] : []),
    ...(middle.length > 0 ? [compile(middle)] : []),
    ...(end ? [atLabel(end)] : []),
  ]);
}

function fromLabel(call: Call): Step {
  const label = text(call, onlyArgument(call));
  return transforming((from, run) => {
    return scopeValue(from, label, run);
  });
}

function atLabel(call: Call): Step {
  const label = text(call, onlyArgument(call));
  return filtering((traverser, run) => {
    const named = scopeValue(traverser, label, run);
    return named !== undefined && keyOf(named) === keyOf(traverser.value);
  });
}

/** Compares a value, or what a label stands for, with what other labels stand for. */
function wherePredicate(
  call: Call,
  startLabel: string | undefined,
  predicate: PredicateArgument,
  reads: (position: number) => Read,
): Step {
  const labels = labelsIn(call, predicate);
  return testing(function* (traverser, run) {
    const start = startLabel === undefined ? traverser.value : named(traverser, startLabel, run, call);
    const compared = yield* reads(0)({ ...traverser, value: start }, run);
    const values = new Map<string, unknown>();
    for (const [position, label] of labels.entries()) {
      if (values.has(label)) continue;
      const value = named(traverser, label, run, call);
      const items = itemsOf(value);
      if (!items) {
        values.set(label, yield* reads(position + 1)({ ...traverser, value }, run));
        continue;
      }
      const read: unknown[] = [];
      for (const item of items) read.push(yield* reads(position + 1)({ ...traverser, value: item }, run));
      values.set(label, read);
    }
    const resolve = (given: readonly Argument[]) => {
      const found = given.map((argument) => values.get(text(call, argument)));
      return found.flatMap((value) => itemsOf(value) ?? [value]);
    };
    return predicateTest(predicate, resolve)(compared);
  });
}

function named(traverser: Traverser, label: string, run: Run, call: Call): unknown {
  const value = scopeValue(traverser, label, run);
  if (value === undefined) throw failed(`nothing was given the name ${label} that ${nameOf(call)} compares with.`);
  return value;
}

function labelsIn(call: Call, { arguments: given, joined }: PredicateArgument): readonly string[] {
  const own = given.flatMap((argument) =>
    argument.kind === "predicate" ? labelsIn(call, argument) : listed(argument).map((item) => text(call, item)),
  );
  return [...own, ...joined.flatMap(({ predicate }) => (predicate ? labelsIn(call, predicate) : []))];
}

function listed(argument: Argument): readonly Argument[] {
  return argument.kind === "list" ? argument.items : [argument];
}
