import { calculate, compareNumbers, float, isNumber, type NumberValue, toNumber } from "../../values/index.ts";
import type { Context } from "../context.ts";
import { invalid } from "../errors.ts";
import { keyOf } from "../values/key.ts";
import { order } from "../values/order.ts";
import { sizeOf } from "../values/size.ts";
import { typeName, type Value } from "../values/value.ts";

/** Takes the values of a group one by one. */
export interface Accumulator {
  /** @param more values of the further arguments */
  add(value: Value, more: readonly Value[]): void;
  result(): Value;
}

type Make = (context: Context) => Accumulator;

/** Aggregates by their names, with the number of their arguments. */
export const AGGREGATES: Readonly<Record<string, { readonly args: number; readonly make: Make }>> = {
  count: { args: 1, make: () => counting() },
  collect: { args: 1, make: collecting },
  sum: { args: 1, make: () => summing() },
  avg: { args: 1, make: () => averaging() },
  min: { args: 1, make: () => choosing(-1) },
  max: { args: 1, make: () => choosing(1) },
  stDev: { args: 1, make: () => deviating(1) },
  stDevP: { args: 1, make: () => deviating(0) },
  percentileCont: { args: 2, make: (context) => percentile(context, true) },
  percentileDisc: { args: 2, make: (context) => percentile(context, false) },
};

const BY_NAME = new Map(Object.entries(AGGREGATES).map(([name, aggregate]) => [name.toLowerCase(), aggregate]));

/** Returns the aggregate with this name, in any case. */
export function aggregateNamed(name: string) {
  return BY_NAME.get(name.toLowerCase());
}

/** Returns true for the name of an aggregate, in any case. */
export function isAggregate(name: string): boolean {
  return BY_NAME.has(name.toLowerCase());
}

/** Passes each value on once, and null never. */
export function distinct(accumulator: Accumulator, context: Context): Accumulator {
  const seen = new Set<string>();
  return {
    add(value, more) {
      const key = keyOf(value);
      if (seen.has(key)) return;
      seen.add(key);
      context.budget.bytes(key.length);
      accumulator.add(value, more);
    },
    result: () => accumulator.result(),
  };
}

function counting(): Accumulator {
  let count = 0;
  return {
    add() {
      count += 1;
    },
    result: () => count,
  };
}

function collecting({ budget }: Context): Accumulator {
  const values: Value[] = [];
  return {
    add(value) {
      values.push(value);
      budget.bytes(sizeOf(value));
    },
    result: () => values,
  };
}

function summing(): Accumulator {
  let sum: NumberValue = 0;
  return {
    add(value) {
      sum = calculate("+", sum, numberOnly("sum", value));
    },
    result: () => sum,
  };
}

function averaging(): Accumulator {
  let sum = 0;
  let count = 0;
  return {
    add(value) {
      sum += toNumber(numberOnly("avg", value));
      count += 1;
    },
    result: () => (count === 0 ? null : float(sum / count)),
  };
}

function choosing(sign: number): Accumulator {
  let best: Value = null;
  return {
    add(value) {
      if (best === null || sign * order(value, best) > 0) best = value;
    },
    result: () => best,
  };
}

/** With Welford's recurrence, as the difference of two large sums would lose digits. */
function deviating(correction: 0 | 1): Accumulator {
  let count = 0;
  let mean = 0;
  let squares = 0;
  return {
    add(value) {
      const number = toNumber(numberOnly("stDev", value));
      count += 1;
      const difference = number - mean;
      mean += difference / count;
      squares += difference * (number - mean);
    },
    result: () => float(count <= correction ? 0 : Math.sqrt(squares / (count - correction))),
  };
}

function percentile({ budget }: Context, isContinuous: boolean): Accumulator {
  const values: NumberValue[] = [];
  let share = 0;
  return {
    add(value, [given = null]) {
      share = toNumber(numberOnly("the share of a percentile", given));
      if (!(share >= 0 && share <= 1)) throw invalid("the share of a percentile is a number from 0.0 to 1.0.");
      values.push(numberOnly("a percentile", value));
      budget.bytes(8);
    },
    result() {
      values.sort(compareNumbers);
      if (values.length === 0) return null;
      const place = share * (values.length - 1);
      if (!isContinuous) return values[Math.max(0, Math.ceil(share * values.length) - 1)] ?? null;
      const [low, high] = [values[Math.floor(place)], values[Math.ceil(place)]].map((value) => toNumber(value ?? 0));
      return float((low as number) + ((high as number) - (low as number)) * (place - Math.floor(place)));
    },
  };
}

function numberOnly(what: string, value: Value): NumberValue {
  if (isNumber(value)) return value;
  throw invalid(`${what} takes numbers, not ${typeName(value)}.`);
}
