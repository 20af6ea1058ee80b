import type { Context } from "./context.ts";
import { hold } from "./context.ts";

/** A value on its way through a query, and the way it came. */
export interface Traverser {
  readonly value: unknown;
  readonly previous: Traverser | undefined;
  /** The names that `as` gave it. */
  readonly labels: readonly string[];
}

/** What flows from step to step: traversers and, now and then, null, at which other requests get their turn. */
export type Flow = Iterable<Traverser | null>;

/** A step that runs. What it remembers, it remembers of all that flows through it. */
export type Stage = (flow: Flow) => Flow;

/** A step, ready to be run. */
export type Step = (context: Context) => Stage;

/** Work that comes to a result and yields null when other requests should get their turn. */
export type Breathing<Result> = Generator<null, Result>;

/** What a query starts with, before there is any value. */
export const NOTHING: Traverser = { value: undefined, previous: undefined, labels: [] };

/** Some steps as one. */
export function chained(steps: readonly Step[]): Step {
  return (context) => {
    const stages = steps.map((step) => step(context));
    return (flow) => stages.reduce((current, stage) => stage(current), flow);
  };
}

/** A step from each value to any number of others; undefined stands for a look at what is not wanted. */
export function expanding(find: (from: Traverser, context: Context) => Iterable<unknown>): Step {
  return (context) =>
    function* (flow) {
      for (const from of flow) {
        if (!from) {
          yield null;
          continue;
        }
        for (const value of find(from, context)) {
          if (context.isBreathDue()) yield null;
          if (value === undefined) context.work();
          else yield context.follow(from, value);
        }
      }
    };
}

/** A step from each value to one other, or to none. */
export function mapping(read: (from: Traverser, context: Context) => Breathing<unknown>): Step {
  return (context) =>
    function* (flow) {
      for (const from of flow) {
        if (!from) {
          yield null;
          continue;
        }
        const value = yield* read(from, context);
        if (value !== undefined) yield context.follow(from, value);
      }
    };
}

/** A step that lets values pass or not. */
export function filtering(test: (traverser: Traverser, context: Context) => boolean): Step {
  return (context) =>
    function* (flow) {
      for (const traverser of flow) if (!traverser || test(traverser, context)) yield traverser;
    };
}

/** A step that lets values pass or not, which it finds out by going on from them. */
export function asking(test: (traverser: Traverser, context: Context) => Breathing<boolean>): Step {
  return (context) =>
    function* (flow) {
      for (const traverser of flow) {
        if (!traverser) yield null;
        else if (yield* test(traverser, context)) yield traverser;
      }
    };
}

/** A step that takes everything before it gives anything. */
export function gathering(
  finish: (all: readonly Traverser[], context: Context) => Breathing<Iterable<Traverser>>,
): Step {
  return (context) =>
    function* (flow) {
      const all = yield* gathered(flow);
      yield* yield* finish(all, context);
    };
}

/** All traversers of a flow. */
export function* gathered(flow: Flow): Breathing<Traverser[]> {
  const all: Traverser[] = [];
  for (const traverser of flow) {
    if (traverser) hold(all, traverser);
    else yield null;
  }
  return all;
}

/** The first that some steps come to from a traverser. */
export function* firstOf(step: Step, from: Traverser, context: Context): Breathing<Traverser | undefined> {
  context.work();
  for (const found of step(context)([from])) {
    if (found) return found;
    yield null;
  }
  return undefined;
}
