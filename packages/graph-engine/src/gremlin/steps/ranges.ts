import { itemAt } from "../../collections/item-at.ts";
import type { Pausable } from "../../scheduling/pausable.ts";
import { toNumber } from "../../values/index.ts";
import { checkCount, count, formNotEmulated, nameOf, scoped, texts } from "../language/arguments.ts";
import { plain, type Read, readBy, readsInTurn } from "../language/by.ts";
import type { Compile, StepDefinition, StepDefinitions } from "../language/step-definition.ts";
import { scopeValue } from "../runtime/paths.ts";
import type { Run } from "../runtime/run.ts";
import { type Flow, gathered, gathering, type Step, transforming } from "../runtime/stages.ts";
import type { Traverser } from "../runtime/traverser.ts";
import { failed } from "../syntax/errors.ts";
import type { Call } from "../syntax/syntax.ts";
import { GremlinMap } from "../values/gremlin-map.ts";
import { itemsOf, ValueSet } from "../values/kinds.ts";
import { numberOf } from "../values/operators.ts";
import { keyOf } from "../values/value-key.ts";

/** Steps that let some of the values pass, by their number or because they were there before. */
export const rangeSteps: StepDefinitions = {
  limit: ranged((call) => ({ from: 0, to: count(call, call.arguments[0]) }), 1),
  skip: ranged((call) => ({ from: count(call, call.arguments[0]), to: Number.POSITIVE_INFINITY }), 1),
  range: ranged((call) => {
    const [, to] = call.arguments;
    const isOpen = to?.kind === "literal" && to.value === -1;
    const bounds = { from: count(call, call.arguments[0]), to: isOpen ? Number.POSITIVE_INFINITY : count(call, to) };
    if (bounds.to < bounds.from) throw failed(`Not a legal range: [${bounds.from}, ${bounds.to}]`);
    return bounds;
  }, 2),
  tail: { isBarrier: true, build: tail },
  sample: { isBarrier: true, hasEffect: true, modulators: ["by"], build: sample },
  dedup: { isBarrier: true, modulators: ["by"], build: dedup },
  barrier: {
    isBarrier: true,
    build: () => (run) =>
      function* (flow) {
        yield* yield* gathered(flow, run);
      },
  },
};

interface Bounds {
  readonly from: number;
  readonly to: number;
}

function ranged(boundsOf: (call: Call) => Bounds, argumentCount: number): StepDefinition {
  return {
    isBarrier: true,
    build: (call) => {
      const { isLocal, rest } = scoped(call);
      checkCount(rest, argumentCount);
      const bounds = boundsOf(rest);
      return isLocal ? localRange(() => bounds) : globalRange(bounds);
    },
  };
}

function globalRange(bounds: Bounds): Step {
  return () => {
    const state = { passed: 0 };
    return (flow) => withinRange(flow, bounds, state);
  };
}

function* withinRange(flow: Flow, { from, to }: Bounds, state: { passed: number }): Generator<Traverser | undefined> {
  // Checked first: to pull one more could take long.
  if (state.passed >= to) return;
  for (const traverser of flow) {
    if (!traverser) {
      yield undefined;
      continue;
    }
    const start = state.passed;
    state.passed += traverser.bulk;
    const bulk = Math.min(state.passed, to) - Math.max(start, from);
    if (bulk > 0) yield bulk === traverser.bulk ? traverser : { ...traverser, bulk };
    if (state.passed >= to) return;
  }
}

/** Takes a part of a list or map. A part that can hold one item only is that item. */
function localRange(boundsFor: (size: number) => Bounds, isOne = false): Step {
  return transforming(({ value }) => {
    if (value instanceof GremlinMap) {
      const { from, to } = boundsFor(value.size);
      return new GremlinMap([...value.entries()].slice(from, to));
    }
    const items = itemsOf(value);
    if (!items) return value;
    const { from, to } = boundsFor(items.length);
    const part = items.slice(from, to);
    if (isOne || to - from === 1) return part[0];
    return value instanceof ValueSet ? new ValueSet(part) : part;
  });
}

function tail(call: Call): Step {
  const { isLocal, rest } = scoped(call);
  checkCount(rest, 0, 1);
  const most = rest.arguments.length === 0 ? 1 : count(rest, rest.arguments[0]);
  if (isLocal) return localRange((size) => ({ from: Math.max(0, size - most), to: size }), most === 1);
  return (run) =>
    function* (flow: Flow) {
      let kept: Traverser[] = [];
      for (const traverser of flow) {
        if (!traverser) {
          yield undefined;
          continue;
        }
        kept.push(traverser);
        // Cut now and then, for to cut each time would move all of them.
        if (kept.length > 2 * most + 100) kept = lastOf(kept, most);
        if (run.budget.isPauseDue()) yield undefined;
      }
      yield* lastOf(kept, most);
    };
}

function lastOf(traversers: readonly Traverser[], most: number): Traverser[] {
  const last: Traverser[] = [];
  let left = most;
  for (let place = traversers.length - 1; place >= 0 && left > 0; place -= 1) {
    const traverser = itemAt(traversers, place);
    const bulk = Math.min(left, traverser.bulk);
    last.push(bulk === traverser.bulk ? traverser : { ...traverser, bulk });
    left -= bulk;
  }
  return last.reverse();
}

function sample(call: Call, compile: Compile, [by, ...others]: readonly Call[]): Step {
  const { isLocal, rest } = scoped(call);
  checkCount(rest, 1);
  if (others.length > 0) throw formNotEmulated(call);
  const most = count(rest, rest.arguments[0]);
  if (isLocal) {
    return transforming(({ value }, run) => {
      const items = itemsOf(value);
      return items
        ? drawn(
            items,
            items.map(() => 1),
            most,
            run,
          )
        : value;
    });
  }
  const read = by ? readBy(by, compile) : plain(() => 1);
  return gathering(function* (all, run) {
    const weights: number[] = [];
    const singles = all.flatMap((one) => Array.from({ length: one.bulk }, () => ({ ...one, bulk: 1 })));
    for (const traverser of singles) weights.push(toNumber(numberOf(yield* read(traverser, run), nameOf(call))));
    return drawn(singles, weights, most, run);
  });
}

/** Draws items without putting them back, the heavier ones more likely. */
function drawn<Item>(items: readonly Item[], weights: readonly number[], most: number, run: Run): Item[] {
  if (items.length <= most) return [...items];
  // Efraimidis, Spirakis, "Weighted Random Sampling with a Reservoir", 2006, https://doi.org/10.1016/j.ipl.2005.11.003
  const keyed = items.map((item, place) => ({
    item,
    place,
    key: run.random() ** (1 / Math.max(weights[place] ?? 0, 1e-300)),
  }));
  keyed.sort((a, b) => b.key - a.key);
  return keyed
    .slice(0, most)
    .sort((a, b) => a.place - b.place)
    .map(({ item }) => item);
}

function dedup(call: Call, compile: Compile, by: readonly Call[]): Step {
  const { isLocal, rest } = scoped(call);
  if (isLocal) return localDedup(rest);
  const labels = texts(rest);
  const reads = readsInTurn(by, compile);
  if (labels.length === 0 && by.length > 1) throw formNotEmulated(call);
  return (run) => {
    const seen = new Set<string>();
    return function* (flow) {
      for (const traverser of flow) {
        if (!traverser) {
          yield undefined;
          continue;
        }
        const key = yield* identityOf(traverser, labels, reads, run);
        if (run.budget.isPauseDue()) yield undefined;
        if (seen.has(key)) continue;
        run.budget.hold();
        seen.add(key);
        yield traverser.bulk === 1 ? traverser : { ...traverser, bulk: 1 };
      }
    };
  };
}

/** Returns what makes a traverser the same as another: its value, or what labels stand for. */
function* identityOf(
  traverser: Traverser,
  labels: readonly string[],
  reads: (position: number) => Read,
  run: Run,
): Pausable<string> {
  if (labels.length === 0) return keyOf(yield* reads(0)(traverser, run));
  const values: unknown[] = [];
  for (const [position, label] of labels.entries()) {
    const value = scopeValue(traverser, label, run);
    values.push(value === undefined ? undefined : yield* reads(position)({ ...traverser, value }, run));
  }
  return keyOf(values);
}

function localDedup(call: Call): Step {
  checkCount(call, 0);
  return transforming(({ value }) => {
    const items = itemsOf(value);
    if (!items) return value;
    return new ValueSet([...new Map(items.map((item) => [keyOf(item), item])).values()]);
  });
}
