import { compare } from "../graph/property-values.ts";
import { checkCount, formNotEmulated, nameOf } from "./arguments.ts";
import { type Context, checkHeld } from "./context.ts";
import type { Compile, Definition, Definitions } from "./definition.ts";
import { excerpt, failed } from "./failures.ts";
import { type Breathing, type Flow, gathering, NOTHING, type Step, type Traverser } from "./flow.ts";
import type { Call } from "./parser.ts";
import { type Read, readArgument, readBy } from "./reading.ts";
import { textOf } from "./values.ts";

/** The steps that look at all values before they give one. */
export const reducingSteps: Definitions = {
  count: folding<number>(
    () => 0,
    (sum = 0) => sum + 1,
  ),
  sum: folding<number>(none, (sum = 0, value, call) => sum + numberOf(value, call)),
  min: folding<unknown>(none, (least, value, call) => chosen(least, value, call, (order) => order < 0)),
  max: folding<unknown>(none, (most, value, call) => chosen(most, value, call, (order) => order > 0)),
  mean: folding<Mean>(
    none,
    ({ sum, count } = { sum: 0, count: 0 }, value, call) => ({ sum: sum + numberOf(value, call), count: count + 1 }),
    ({ sum, count }) => sum / count,
  ),
  fold: folding<unknown[]>(
    () => [],
    (list = [], value) => {
      checkHeld(list.length);
      list.push(value);
      return list;
    },
  ),
  order: { build: order, modulators: ["by"] },
  group: { leadsTo: "results", isReducing: true, build: group, modulators: ["by"] },
  groupCount: { leadsTo: "results", isReducing: true, build: groupCount, modulators: ["by"] },
};

interface Mean {
  readonly sum: number;
  readonly count: number;
}

function none(): undefined {
  return undefined;
}

/** A step that makes one value of all, or none where there is nothing to begin with. */
function folding<Sum>(
  begin: () => Sum | undefined,
  add: (sum: Sum | undefined, value: unknown, call: Call) => Sum,
  finish: (sum: Sum) => unknown = (sum) => sum,
): Definition {
  return {
    leadsTo: "results",
    isReducing: true,
    build: (call) => {
      checkCount(call, 0);
      return (context) =>
        function* (flow: Flow) {
          let sum = begin();
          for (const traverser of flow) {
            if (traverser) sum = add(sum, traverser.value, call);
            else yield null;
          }
          if (sum !== undefined) yield context.follow(NOTHING, finish(sum));
        };
    },
  };
}

function numberOf(value: unknown, call: Call): number {
  if (typeof value !== "number") throw failed(`${nameOf(call)} takes numbers, not ${excerpt(textOf(value))}.`);
  return value;
}

function chosen(best: unknown, value: unknown, call: Call, isBetter: (order: number) => boolean): unknown {
  if (typeof value === "object") throw failed(`${nameOf(call)} cannot compare ${excerpt(textOf(value))}.`);
  return best === undefined || isBetter(compare(value, best)) ? value : best;
}

const DIRECTIONS: ReadonlyMap<string, 1 | -1> = new Map([
  ["asc", 1],
  ["incr", 1],
  ["desc", -1],
  ["decr", -1],
]);

function order(call: Call, compile: Compile, by: readonly Call[]): Step {
  checkCount(call, 0);
  const criteria = by.length === 0 ? [{ read: readBy(undefined, compile), sign: 1 }] : by.map(criterionOf);

  function criterionOf(modulator: Call): { read: Read; sign: number } {
    const given = [...modulator.arguments];
    const last = given.at(-1);
    const sign = last?.kind === "constant" ? DIRECTIONS.get(last.name) : undefined;
    if (sign !== undefined) given.pop();
    const [argument, ...rest] = given;
    if (rest.length > 0) throw formNotEmulated(modulator);
    const read = argument ? readArgument(modulator, argument, compile) : readBy(undefined, compile);
    return { read, sign: sign ?? 1 };
  }

  return gathering(function* (all, context) {
    const rows: { traverser: Traverser; values: unknown[] }[] = [];
    for (const traverser of all) {
      const values: unknown[] = [];
      for (const { read } of criteria) {
        const value = yield* read(traverser, context);
        if (typeof value === "object") {
          throw failed(`${nameOf(call)} cannot compare ${excerpt(textOf(value))}; say by what with by().`);
        }
        values.push(value);
      }
      context.work();
      if (context.isBreathDue()) yield null;
      rows.push({ traverser, values });
    }
    rows.sort((a, b) => {
      for (const [position, { sign }] of criteria.entries()) {
        const difference = compare(a.values[position], b.values[position]);
        if (difference !== 0) return sign * difference;
      }
      return 0;
    });
    return rows.map(({ traverser }) => traverser);
  });
}

function group(call: Call, compile: Compile, [byKey, byValue, ...rest]: readonly Call[]): Step {
  checkCount(call, 0);
  if (rest.length > 0) throw formNotEmulated(call);
  const readKey = readBy(byKey, compile);
  const finish = groupFinish(byValue, compile);
  return gathering(function* (all, context) {
    const groups = new Map<string, Traverser[]>();
    for (const traverser of all) {
      const key = textOf(yield* readKey(traverser, context));
      const members = groups.get(key);
      if (members) members.push(traverser);
      else groups.set(key, [traverser]);
      context.work();
      if (context.isBreathDue()) yield null;
    }
    const result = new Map<string, unknown>();
    for (const [key, members] of groups) {
      const value = yield* finish(members, context);
      if (value !== undefined) result.set(key, value);
    }
    return [context.follow(NOTHING, result)];
  });
}

function groupCount(call: Call, compile: Compile, by: readonly Call[]): Step {
  const counting: Call = { name: "count", arguments: [], position: call.position };
  const byCount: Call = {
    name: "by",
    arguments: [{ kind: "traversal", calls: [counting], position: call.position }],
    position: call.position,
  };
  if (by.length > 1) throw formNotEmulated(call);
  return group(call, compile, [by[0] ?? { name: "by", arguments: [], position: call.position }, byCount]);
}

type GroupFinish = (members: readonly Traverser[], context: Context) => Breathing<unknown>;

/** What becomes of the members of a group: a list of what is read off them, or what a traversal makes of all of them. */
function groupFinish(by: Call | undefined, compile: Compile): GroupFinish {
  const [argument] = by?.arguments ?? [];
  if (argument?.kind === "traversal") {
    const last = argument.calls.at(-1) as Call;
    const isReducing = Object.hasOwn(reducingSteps, last.name) && reducingSteps[last.name]?.isReducing === true;
    // Without an end that makes one value of all, versions of Gremlin differ in what they answer.
    if (!isReducing) throw formNotEmulated(by as Call);
    const step = compile(argument.calls);
    return function* (members, context) {
      for (const found of step(context)(members)) {
        if (found) return found.value;
        yield null;
      }
      return undefined;
    };
  }
  const read = readBy(by, compile);
  return function* (members, context) {
    const list: unknown[] = [];
    for (const member of members) list.push(yield* read(member, context));
    return list;
  };
}
