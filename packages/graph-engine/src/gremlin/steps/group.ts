import { type Pausable, runWithoutPause } from "../../scheduling/pausable.ts";
import { checkCount, formNotEmulated, texts } from "../language/arguments.ts";
import { type Read, readBy } from "../language/by.ts";
import type { Compile, StepDefinition, StepDefinitions } from "../language/step-definition.ts";
import { type Deferred, settledValue } from "../runtime/deferred.ts";
import type { Run } from "../runtime/run.ts";
import { breath, type Flow, type Step } from "../runtime/stages.ts";
import type { Traverser } from "../runtime/traverser.ts";
import type { Call } from "../syntax/syntax.ts";
import { GremlinMap } from "../values/gremlin-map.ts";
import { keyOf } from "../values/value-key.ts";

/** Steps that group values; with a name they collect the groups beside the flow. */
export const groupSteps: StepDefinitions = {
  group: grouping(group),
  groupCount: grouping(groupCount),
};

/** Groups under way. */
interface Groups extends Deferred {
  add(traverser: Traverser): Pausable<void>;
  /** Reduces them with pauses. */
  finish(): Pausable<unknown>;
}

type MakeGroups = (run: Run) => Groups;

function grouping(build: (call: Call, compile: Compile, by: readonly Call[]) => MakeGroups): StepDefinition {
  return {
    leadsTo: "results",
    isBarrier: true,
    modulators: ["by"],
    build: (call, compile, by) => {
      checkCount(call, 0, 1);
      const [name] = texts(call);
      const make = build(call, compile, by);
      return name === undefined ? reducing(make) : beside(name, make);
    },
  };
}

function reducing(make: MakeGroups): Step {
  return (run) =>
    function* (flow: Flow) {
      const groups = make(run);
      for (const traverser of flow) {
        if (traverser) yield* groups.add(traverser);
        else yield undefined;
      }
      yield run.start(yield* groups.finish());
    };
}

/** Collects in a side effect, which later steps of the same name go on with. */
function beside(name: string, make: MakeGroups): Step {
  return (run) => {
    const known = run.sideEffects.get(name);
    // Another step of the same name may read its keys and values in another way.
    const groups = known === undefined ? make(run) : joinedTo(known, make(run));
    run.sideEffects.set(name, groups);
    return function* (flow: Flow) {
      for (const traverser of flow) {
        if (traverser) yield* groups.add(traverser);
        yield traverser;
      }
    };
  };
}

/** Adds to groups of its own, and shows them together with those that were there before. */
function joinedTo(known: unknown, added: Groups): Groups {
  const result = () => {
    const [before, after] = [settledValue(known), added.result()];
    if (!(before instanceof GremlinMap && after instanceof GremlinMap)) return after;
    const all = new GremlinMap(before.entries());
    for (const [key, value] of after.entries()) {
      // Values that withSideEffect() gave stay as they are.
      if (known instanceof GremlinMap && known.has(key)) continue;
      all.set(key, sumOf(before.get(key), value));
    }
    return all;
  };
  return { isDeferred: true, add: (traverser) => added.add(traverser), finish: () => settled(result()), result };
}

// biome-ignore lint/correctness/useYield: it is done at once
function* settled<Result>(result: Result): Pausable<Result> {
  return result;
}

function sumOf(before: unknown, value: unknown): unknown {
  if (typeof before === "number" && typeof value === "number") return before + value;
  return Array.isArray(before) && Array.isArray(value) ? [...before, ...value] : value;
}

function groupCount(call: Call, compile: Compile, [by, ...rest]: readonly Call[]): MakeGroups {
  if (rest.length > 0) throw formNotEmulated(call);
  const read = readBy(by, compile);
  return (run) => {
    const counts = new GremlinMap();
    return {
      isDeferred: true,
      *add(traverser) {
        const key = yield* read(traverser, run);
        const known = counts.get(key);
        if (known === undefined) run.budget.hold();
        counts.set(key, (typeof known === "number" ? known : 0) + traverser.bulk);
        yield* breath(run);
      },
      finish: () => settled(counts),
      result: () => new GremlinMap(counts.entries()),
    };
  };
}

function group(call: Call, compile: Compile, [byKey, byValue, ...rest]: readonly Call[]): MakeGroups {
  if (rest.length > 0) throw formNotEmulated(call);
  const readKey = readBy(byKey, compile);
  const finish = groupFinish(byValue, compile);
  return (run) => {
    const groups = new Map<string, { readonly key: unknown; readonly members: Traverser[] }>();
    function* finishAll(): Pausable<GremlinMap> {
      const map = new GremlinMap();
      for (const { key, members } of groups.values()) {
        const value = yield* finish(members, run);
        if (value !== undefined) map.set(key, value);
      }
      return map;
    }
    return {
      isDeferred: true,
      *add(traverser) {
        const key = yield* readKey(traverser, run);
        const text = keyOf(key);
        const known = groups.get(text);
        run.budget.hold();
        if (known) known.members.push(traverser);
        else groups.set(text, { key, members: [traverser] });
        yield* breath(run);
      },
      finish: finishAll,
      result: () => runWithoutPause(finishAll()),
    };
  };
}

type GroupFinish = (members: readonly Traverser[], run: Run) => Pausable<unknown>;

/** Makes the value of a group: the list of what is read off its members, or what a traversal makes of all of them. */
function groupFinish(by: Call | undefined, compile: Compile): GroupFinish {
  const [argument] = by?.arguments ?? [];
  if (argument?.kind === "traversal") {
    const step = compile(argument.calls);
    return function* (members, run) {
      for (const found of step(run)(members)) {
        if (found) return found.value;
        yield undefined;
      }
      return undefined;
    };
  }
  const read: Read = readBy(by, compile);
  return function* (members, run) {
    const list: unknown[] = [];
    for (const member of members) {
      const value = yield* read(member, run);
      for (let copy = 0; copy < member.bulk; copy += 1) list.push(value);
      run.budget.hold(member.bulk);
    }
    return list;
  };
}
