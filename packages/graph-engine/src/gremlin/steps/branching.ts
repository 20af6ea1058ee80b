import { itemAt } from "../../collections/item-at.ts";
import type { Pausable } from "../../scheduling/pausable.ts";
import {
  checkCount,
  formNotEmulated,
  isConstant,
  onlyTraversal,
  traversal,
  traversals,
} from "../language/arguments.ts";
import { testOf } from "../language/predicates.ts";
import type { Compile, StepDefinitions } from "../language/step-definition.ts";
import type { Run } from "../runtime/run.ts";
import { eachFrom, eachTraverser, type Flow, firstOf, gathered, type Stage, type Step } from "../runtime/stages.ts";
import type { Traverser } from "../runtime/traverser.ts";
import { failed } from "../syntax/errors.ts";
import type { Argument, Call } from "../syntax/syntax.ts";
import { textOf } from "../values/value-json.ts";

/** Steps that go on in one way or another. */
export function branchingSteps(hasBarrier: (calls: readonly Call[]) => boolean): StepDefinitions {
  /** Takes all traversers at once where a branch has a barrier, which is to see all of them. */
  const branching = (branches: readonly (readonly Call[])[], compile: Compile, route: Route): Step => {
    const steps = branches.map(compile);
    const distribute = branches.some(hasBarrier) ? distributeAll : distributeEach;
    return (run) => (flow) => {
      const stages = steps.map((step) => step(run));
      return distribute(flow, stages, route, run);
    };
  };

  return {
    union: {
      leadsTo: "body",
      isFlatMap: true,
      build: (call, compile) => {
        const branches = call.arguments.length === 0 ? [] : traversals(call);
        const places = [...branches.keys()];
        return branching(branches, compile, () => settled(places));
      },
    },
    choose: {
      leadsTo: "body",
      isFlatMap: true,
      modulators: ["option"],
      build: (call, compile, options) => {
        if (options.length > 0) return picking(call, compile, options, true);
        const [condition, yes, no, ...rest] = call.arguments;
        if (!condition || !yes || rest.length > 0) throw formNotEmulated(call);
        const test = conditionOf(call, condition, compile);
        const branches = [traversal(call, yes), no ? traversal(call, no) : [identityAt(call)]];
        return branching(branches, compile, function* (from, run) {
          return (yield* test(from, run)) ? [0] : [1];
        });
      },
    },
    branch: {
      leadsTo: "body",
      isFlatMap: true,
      modulators: ["option"],
      build: (call, compile, options) => picking(call, compile, options, false),
    },
    coalesce: {
      leadsTo: "body",
      isFlatMap: true,
      build: (call, compile) => firstThatLeads(traversals(call).map(compile)),
    },
    optional: {
      leadsTo: "body",
      isFlatMap: true,
      build: (call, compile) => firstThatLeads([compile(onlyTraversal(call)), () => (flow) => flow]),
    },
    local: {
      leadsTo: "body",
      isFlatMap: true,
      build: (call, compile) => eachOnItsOwn(compile(onlyTraversal(call))),
    },
    flatMap: {
      leadsTo: "body",
      isFlatMap: true,
      build: (call, compile) => eachOnItsOwn(compile(onlyTraversal(call))),
    },
  };

  /** Picks branches by what a traversal leads to. */
  function picking(call: Call, compile: Compile, modulators: readonly Call[], isSingle: boolean): Step {
    checkCount(call, 1);
    const argument = itemAt(call.arguments, 0);
    const pick = compile(traversal(call, argument));
    const options = modulators.map((modulator) => optionOf(modulator, compile));
    const defaults = places(options, "none");
    const always = places(options, "any");
    return branching(
      options.map(({ body }) => body),
      compile,
      function* (from, run) {
        const picked = yield* firstOf(pick, from, run);
        if (!picked) throw failed(`The provided traverser does not map to a value: ${textOf(from.value)}.`);
        const matching: number[] = [];
        for (const [place, { test }] of options.entries()) {
          if (test && !(isSingle && matching.length > 0) && (yield* test(picked, run))) matching.push(place);
        }
        return [...(matching.length > 0 ? matching : defaults), ...always];
      },
    );
  }
}

/** Gives each branch all of its traversers at once. */
function* distributeAll(
  flow: Flow,
  stages: readonly Stage[],
  route: Route,
  run: Run,
): Generator<Traverser | undefined> {
  const all = yield* gathered(flow, run);
  if (all.length === 0) return;
  const inputs: Traverser[][] = stages.map(() => []);
  for (const from of all) for (const place of yield* route(from, run)) inputs[place]?.push(from);
  for (const [place, stage] of stages.entries()) yield* stage(inputs[place] ?? []);
  run.budget.release(all.length);
}

/** Gives each branch its traversers one by one. */
function* distributeEach(
  flow: Flow,
  stages: readonly Stage[],
  route: Route,
  run: Run,
): Generator<Traverser | undefined> {
  for (const from of flow) {
    if (!from) {
      yield undefined;
      continue;
    }
    run.budget.step();
    for (const place of yield* route(from, run)) yield* stages[place]?.([from]) ?? [];
  }
}

/** Chooses the branches that a traverser takes. */
type Route = (from: Traverser, run: Run) => Pausable<readonly number[]>;

interface Option {
  /** Missing for the options `none` and `any`. */
  readonly test: ((picked: Traverser, run: Run) => Pausable<boolean>) | undefined;
  readonly pick: "none" | "any" | undefined;
  readonly body: readonly Call[];
}

function places(options: readonly Option[], pick: Option["pick"]): readonly number[] {
  return options.flatMap((option, place) => (option.pick === pick && !option.test ? [place] : []));
}

function optionOf(modulator: Call, compile: Compile): Option {
  const [first, second, ...rest] = modulator.arguments;
  if (!first || rest.length > 0) throw formNotEmulated(modulator);
  if (!second) return { test: undefined, pick: "any", body: traversal(modulator, first) };
  const body = traversal(modulator, second);
  if (isConstant(first, "Pick", ["none"])) return { test: undefined, pick: "none", body };
  if (isConstant(first, "Pick", ["any"])) return { test: undefined, pick: "any", body };
  return { test: conditionOf(modulator, first, compile), pick: undefined, body };
}

/** Makes the test of a value, a predicate or a traversal that leads anywhere. */
function conditionOf(call: Call, argument: Argument, compile: Compile) {
  if (argument.kind === "literal" || argument.kind === "predicate") {
    const test = testOf(argument);
    return ({ value }: Traverser) => settled(test(value));
  }
  const step = compile(traversal(call, argument));
  return function* (from: Traverser, run: Run): Pausable<boolean> {
    return (yield* firstOf(step, from, run)) !== undefined;
  };
}

function identityAt({ position }: Call): Call {
  return { name: "identity", arguments: [], position };
}

/** Goes on from each value in the first of some ways that leads anywhere. */
function firstThatLeads(branches: readonly Step[]): Step {
  return eachTraverser(function* (from, run) {
    for (const branch of branches) {
      if (yield* leadsOn(branch, from, run)) return;
    }
  });
}

/** Yields all that a way leads to, and returns whether that is anything. */
function* leadsOn(branch: Step, from: Traverser, run: Run): Generator<Traverser | undefined, boolean> {
  let hasLed = false;
  for (const found of eachFrom(branch, from, run)) {
    hasLed ||= found !== undefined;
    yield found;
  }
  return hasLed;
}

function eachOnItsOwn(body: Step): Step {
  return eachTraverser((from, run) => eachFrom(body, from, run));
}

// biome-ignore lint/correctness/useYield: it is done at once
function* settled<Result>(result: Result): Pausable<Result> {
  return result;
}
