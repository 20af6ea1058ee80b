import { calculate, float, type NumberValue, toNumber } from "../../values/index.ts";
import { checkCount, formNotEmulated, nameOf, plainValue, scoped } from "../language/arguments.ts";
import type { StepDefinition, StepDefinitions } from "../language/step-definition.ts";
import type { Run } from "../runtime/run.ts";
import { type Flow, transforming } from "../runtime/stages.ts";
import type { Call } from "../syntax/syntax.ts";
import { GremlinMap } from "../values/gremlin-map.ts";
import { itemsOf, Path } from "../values/kinds.ts";
import { numberOf, OPERATORS } from "../values/operators.ts";
import { checkComparable, compareValues } from "../values/order.ts";

/** Steps that make one value of all, or with `local` one of each list. */
export const reducingSteps: StepDefinitions = {
  count: reducing<number>({
    begin: () => 0,
    add: (sum, _, bulk) => (sum ?? 0) + bulk,
    local: (value) => (value instanceof GremlinMap ? value.size : (itemsOf(value)?.length ?? 1)),
  }),
  sum: reducing<NumberValue>({ add: (sum, value, bulk, call) => added(sum, value, bulk, call) }),
  min: reducing<unknown>({ add: (least, value, _, call) => chosen(least, value, call, (order) => order < 0) }),
  max: reducing<unknown>({ add: (most, value, _, call) => chosen(most, value, call, (order) => order > 0) }),
  mean: reducing<Mean>({
    add: (mean, value, bulk, call) => ({
      sum: added(mean?.sum, value, bulk, call),
      count: (mean?.count ?? 0) + bulk,
    }),
    finish: ({ sum, count }) => float(toNumber(sum) / count),
  }),
  fold: {
    leadsTo: "results",
    isBarrier: true,
    build: (call) => {
      checkCount(call, 0, 2);
      return call.arguments.length === 0 ? folding(call) : foldingWith(call);
    },
  },
};

interface Mean {
  readonly sum: NumberValue;
  readonly count: number;
}

interface Reduction<Sum> {
  /** Result of nothing. Without it, nothing comes of nothing. */
  readonly begin?: () => Sum;
  readonly add: (sum: Sum | undefined, value: unknown, bulk: number, call: Call) => Sum;
  readonly finish?: (sum: Sum) => unknown;
  /** Result for one value with `local`, where it is not that of its items. */
  readonly local?: (value: unknown) => unknown;
}

function reducing<Sum>(reduction: Reduction<Sum>): StepDefinition {
  const { add, begin, finish = (sum) => sum } = reduction;
  return {
    leadsTo: "results",
    isBarrier: true,
    build: (call) => {
      const { isLocal, rest } = scoped(call);
      checkCount(rest, 0);
      if (isLocal) return localReduction(call, reduction);
      return (run) =>
        function* (flow: Flow) {
          let sum = begin?.();
          for (const traverser of flow) {
            if (traverser) sum = add(sum, traverser.value, traverser.bulk, call);
            else yield undefined;
          }
          if (sum !== undefined) yield run.start(finish(sum));
        };
    },
  };
}

function localReduction<Sum>(call: Call, { add, finish = (sum) => sum, local }: Reduction<Sum>) {
  return transforming(({ value }) => {
    if (local) return local(value);
    let sum: Sum | undefined;
    const items = value instanceof Path ? value.objects : (itemsOf(value) ?? [value]);
    for (const item of items) sum = add(sum, item, 1, call);
    return sum === undefined ? undefined : finish(sum);
  });
}

function folding(call: Call) {
  checkCount(call, 0);
  return (run: Run) =>
    function* (flow: Flow) {
      const list: unknown[] = [];
      for (const traverser of flow) {
        if (!traverser) {
          yield undefined;
          continue;
        }
        run.budget.hold(traverser.bulk);
        for (let copy = 0; copy < traverser.bulk; copy += 1) list.push(traverser.value);
      }
      yield run.start(list);
    };
}

/** Folds with a seed and an operator. */
function foldingWith(call: Call) {
  const [seed, operator] = call.arguments;
  const combine = operator?.kind === "constant" ? OPERATORS.get(operator.name) : undefined;
  if (!seed || !combine) throw formNotEmulated(call);
  const begin = plainValue(call, seed);
  return (run: Run) =>
    function* (flow: Flow) {
      let sum = begin;
      for (const traverser of flow) {
        if (!traverser) {
          yield undefined;
          continue;
        }
        for (let copy = 0; copy < traverser.bulk; copy += 1) sum = combine(sum, traverser.value);
      }
      yield run.start(sum);
    };
}

/** Adds a value as often as its traverser counts. */
function added(sum: NumberValue | undefined, value: unknown, bulk: number, call: Call): NumberValue {
  const number = numberOf(value, nameOf(call));
  const all = bulk === 1 ? number : calculate("*", number, bulk);
  return sum === undefined ? all : calculate("+", sum, all);
}

function chosen(best: unknown, value: unknown, call: Call, isBetter: (order: number) => boolean): unknown {
  checkComparable(value, nameOf(call));
  return best === undefined || isBetter(compareValues(value, best)) ? value : best;
}
