import type { Pausable } from "../../scheduling/pausable.ts";
import { sortPausable } from "../../scheduling/sort.ts";
import { checkCount, formNotEmulated, isConstant, nameOf, scoped } from "../language/arguments.ts";
import { type Read, readArgument, readBy } from "../language/by.ts";
import type { Compile, StepDefinition } from "../language/step-definition.ts";
import type { Run } from "../runtime/run.ts";
import { breath, gathering, mapping, type Step } from "../runtime/stages.ts";
import type { Traverser } from "../runtime/traverser.ts";
import type { Call } from "../syntax/syntax.ts";
import { GremlinMap } from "../values/gremlin-map.ts";
import { itemsOf, MapEntry } from "../values/kinds.ts";
import { checkComparable, compareValues } from "../values/order.ts";

const SIGNS: ReadonlyMap<string, number> = new Map([
  ["asc", 1],
  ["incr", 1],
  ["desc", -1],
  ["decr", -1],
  ["shuffle", 0],
]);

interface Criterion {
  readonly read: Read;
  /** 1 for ascending, -1 for descending, 0 for no order at all. */
  readonly sign: number;
}

/** Orders all values, or with `local` the items of each. */
export const order: StepDefinition = {
  isBarrier: true,
  modulators: ["by"],
  build: (call, compile, by) => {
    const { isLocal, rest } = scoped(call);
    checkCount(rest, 0);
    const criteria =
      by.length === 0 ? [{ read: readBy(undefined, compile), sign: 1 }] : by.map((one) => criterionOf(one, compile));
    return isLocal ? localOrder(call, criteria) : globalOrder(call, criteria);
  },
};

function criterionOf(modulator: Call, compile: Compile): Criterion {
  const given = [...modulator.arguments];
  const last = given.at(-1);
  const isOrder = isConstant(last, "Order", [...SIGNS.keys()]);
  if (isOrder) given.pop();
  const [argument, ...rest] = given;
  if (rest.length > 0) throw formNotEmulated(modulator);
  const sign = isOrder && last?.kind === "constant" ? (SIGNS.get(last.name) ?? 1) : 1;
  return { read: argument ? readArgument(modulator, argument, compile) : readBy(undefined, compile), sign };
}

interface Row<Item> {
  readonly item: Item;
  readonly values: readonly unknown[];
}

function globalOrder(call: Call, criteria: readonly Criterion[]): Step {
  return gathering(function* (all, run) {
    const rows: Row<Traverser>[] = [];
    for (const traverser of all)
      rows.push({ item: traverser, values: yield* valuesOf(traverser, criteria, call, run) });
    const sorted = yield* sortPausable(rows, comparison(criteria), run.budget);
    return sorted.map(({ item }) => item);
  });
}

function localOrder(call: Call, criteria: readonly Criterion[]): Step {
  return mapping(function* (from, run) {
    const { value } = from;
    const items = value instanceof GremlinMap ? entriesOf(value) : itemsOf(value);
    if (!items) return value;
    const rows: Row<unknown>[] = [];
    for (const item of items) {
      rows.push({ item, values: yield* valuesOf({ ...from, value: item }, criteria, call, run) });
    }
    const sorted = yield* sortPausable(rows, comparison(criteria), run.budget);
    const ordered = sorted.map(({ item }) => item);
    if (!(value instanceof GremlinMap)) return ordered;
    return new GremlinMap(
      ordered.flatMap((entry) => (entry instanceof MapEntry ? [[entry.key, entry.value] as const] : [])),
    );
  });
}

function entriesOf(map: GremlinMap): readonly MapEntry[] {
  return Array.from(map.entries(), ([key, value]) => new MapEntry(key, value));
}

/** Reads the values to order by. */
function* valuesOf(
  from: Traverser,
  criteria: readonly Criterion[],
  call: Call,
  run: Run,
): Pausable<readonly unknown[]> {
  const values: unknown[] = [];
  for (const { read, sign } of criteria) {
    if (sign === 0) {
      values.push(run.random());
      continue;
    }
    const value = yield* read(from, run);
    checkComparable(value, nameOf(call));
    values.push(value);
  }
  yield* breath(run);
  return values;
}

function comparison(criteria: readonly Criterion[]) {
  return (a: Row<unknown>, b: Row<unknown>): number => {
    for (const [position, { sign }] of criteria.entries()) {
      const difference = compareValues(a.values[position], b.values[position]);
      if (difference !== 0) return (sign || 1) * difference;
    }
    return 0;
  };
}
