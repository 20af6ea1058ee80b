import type { Pausable } from "../../scheduling/pausable.ts";
import type { Run } from "./run.ts";
import type { Traverser } from "./traverser.ts";

/** Traversers between two steps and, now and then, undefined: there other requests may get their turn. */
export type Flow = Iterable<Traverser | undefined>;

/** Running step. Its state covers all that flows through it. */
export type Stage = (flow: Flow) => Flow;

/** Step that is ready to run. */
export type Step = (run: Run) => Stage;

/** Tests a traverser, perhaps by running a nested traversal. */
export type Test = (traverser: Traverser, run: Run) => Pausable<boolean>;

/** Joins steps to one. */
export function chained(steps: readonly Step[]): Step {
  if (steps.length === 1 && steps[0]) return steps[0];
  return (run) => {
    const stages = steps.map((step) => step(run));
    return (flow) => stages.reduce((current, stage) => stage(current), flow);
  };
}

/** Marks an element that was looked at but is not wanted, so that the time it took counts. */
export const SKIPPED: unique symbol = Symbol("skipped");

/** Makes a step from each value to any number of others. */
export function flatMapping(find: (from: Traverser, run: Run) => Iterable<unknown>): Step {
  return eachTraverser((from, run) => followAll(from, find(from, run), run));
}

/** Makes a step that handles each traverser on its own, and passes pauses on. */
export function eachTraverser(handle: (from: Traverser, run: Run) => Flow): Step {
  return (run) =>
    function* (flow) {
      for (const from of flow) {
        if (from) yield* handle(from, run);
        else yield undefined;
      }
    };
}

function* followAll(from: Traverser, values: Iterable<unknown>, run: Run): Generator<Traverser | undefined> {
  const { budget } = run;
  for (const value of values) {
    if (value === SKIPPED) budget.step();
    else yield run.follow(from, value);
    if (budget.isPauseDue()) yield undefined;
  }
}

/** Makes a step from each value to one other, or to none where `read` returns undefined. */
export function mapping(read: (from: Traverser, run: Run) => Pausable<unknown>): Step {
  return (run) =>
    function* (flow) {
      for (const from of flow) {
        if (!from) {
          yield undefined;
          continue;
        }
        const value = yield* read(from, run);
        if (value !== undefined) yield run.follow(from, value);
        if (run.budget.isPauseDue()) yield undefined;
      }
    };
}

/** Makes a step from each value to one other that can be read at once, or to none where `read` returns undefined. */
export function transforming(read: (from: Traverser, run: Run) => unknown): Step {
  return (run) =>
    function* (flow) {
      for (const from of flow) {
        if (!from) {
          yield undefined;
          continue;
        }
        const value = read(from, run);
        if (value !== undefined) yield run.follow(from, value);
        if (run.budget.isPauseDue()) yield undefined;
      }
    };
}

/** Makes a step that lets values pass or not. */
export function filtering(test: (traverser: Traverser, run: Run) => boolean): Step {
  return (run) =>
    function* (flow) {
      for (const traverser of flow) {
        if (traverser && !test(traverser, run)) {
          run.budget.step();
          if (run.budget.isPauseDue()) yield undefined;
        } else {
          yield traverser;
        }
      }
    };
}

/** Makes a step that lets values pass or not, after it has run nested traversals from them. */
export function testing(test: Test): Step {
  return (run) =>
    function* (flow) {
      for (const traverser of flow) {
        if (!traverser) yield undefined;
        else if (yield* test(traverser, run)) yield traverser;
        else if (run.budget.isPauseDue()) yield undefined;
      }
    };
}

/** Makes a step that takes everything before it gives anything. */
export function gathering(finish: (all: readonly Traverser[], run: Run) => Pausable<Iterable<Traverser>>): Step {
  return (run) =>
    function* (flow) {
      const all = yield* gathered(flow, run);
      yield* yield* finish(all, run);
      run.budget.release(all.length);
    };
}

/** Collects all traversers of a flow. */
export function* gathered(flow: Flow, run: Run): Pausable<Traverser[]> {
  const all: Traverser[] = [];
  for (const traverser of flow) {
    if (!traverser) {
      yield undefined;
      continue;
    }
    run.budget.hold();
    all.push(traverser);
  }
  return all;
}

/** Returns the first traverser that some steps lead to from another. */
export function* firstOf(step: Step, from: Traverser, run: Run): Pausable<Traverser | undefined> {
  run.budget.step();
  for (const found of step(run)([single(from)])) {
    if (found) return found;
    yield undefined;
  }
  return undefined;
}

/** Runs steps from one traverser on its own, whatever number of equal ones it stands for. */
export function* eachFrom(step: Step, from: Traverser, run: Run): Generator<Traverser | undefined> {
  run.budget.step();
  for (const found of step(run)([single(from)])) {
    yield found && from.bulk > 1 ? { ...found, bulk: found.bulk * from.bulk } : found;
  }
}

function single(from: Traverser): Traverser {
  return from.bulk === 1 ? from : { ...from, bulk: 1 };
}

/** Counts the work of a loop, and yields when other requests should get their turn. */
export function* breath(run: Run): Pausable<void> {
  run.budget.step();
  if (run.budget.isPauseDue()) yield;
}
