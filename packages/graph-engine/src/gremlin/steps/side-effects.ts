import { checkCount, formNotEmulated, isConstant, onlyTraversal, scoped, text, texts } from "../language/arguments.ts";
import { readBy } from "../language/by.ts";
import type { Compile, StepDefinitions } from "../language/step-definition.ts";
import { settledValue } from "../runtime/deferred.ts";
import type { Run } from "../runtime/run.ts";
import { eachFrom, gathered, type Step, transforming } from "../runtime/stages.ts";
import type { Traverser } from "../runtime/traverser.ts";
import { notEmulated } from "../syntax/errors.ts";
import type { Call } from "../syntax/syntax.ts";
import { GremlinMap } from "../values/gremlin-map.ts";
import { OPERATORS } from "../values/operators.ts";

/** Steps that collect beside the flow, and those that read what was collected. */
export const sideEffectSteps: StepDefinitions = {
  aggregate: {
    isBarrier: true,
    modulators: ["by"],
    build: (call, compile, by) => collecting(call, compile, by, false),
  },
  store: { modulators: ["by"], build: (call, compile, by) => collecting(call, compile, by, true) },
  sideEffect: {
    hasEffect: true,
    build: (call, compile) => {
      const body = compile(onlyTraversal(call));
      return (run) =>
        function* (flow) {
          for (const from of flow) {
            if (from) for (const found of eachFrom(body, from, run)) if (!found) yield undefined;
            yield from;
          }
        };
    },
  },
  cap: {
    leadsTo: "results",
    isBarrier: true,
    build: (call) => {
      const names = texts(call);
      if (names.length === 0) throw formNotEmulated(call);
      return (run) =>
        function* (flow) {
          for (const traverser of flow) if (!traverser) yield undefined;
          const values = names.map((name) => [name, settledValue(run.sideEffects.get(name)) ?? []] as const);
          yield run.start(values.length === 1 ? values[0]?.[1] : new GremlinMap(values));
        };
    },
  },
  sack: { leadsTo: "results", modulators: ["by"], hasEffect: true, build: sack },
};

function collecting(call: Call, compile: Compile, [by, ...others]: readonly Call[], isLazy: boolean): Step {
  const { rest } = scoped(call);
  checkCount(rest, 1);
  if (others.length > 0) throw formNotEmulated(call);
  const name = text(rest, rest.arguments[0]);
  const isOneByOne = isLazy || isConstant(call.arguments[0], "Scope", ["local"]);
  const read = readBy(by, compile);
  function* collect(traverser: Traverser, run: Run) {
    const value = yield* read(traverser, run);
    const list = listNamed(call, name, run);
    run.budget.hold(traverser.bulk);
    for (let copy = 0; copy < traverser.bulk; copy += 1) list.push(value);
  }
  return (run) =>
    function* (flow) {
      listNamed(call, name, run);
      if (!isOneByOne) {
        const all = yield* gathered(flow, run);
        for (const traverser of all) yield* collect(traverser, run);
        yield* all;
        run.budget.release(all.length);
        return;
      }
      for (const traverser of flow) {
        if (traverser) yield* collect(traverser, run);
        yield traverser;
      }
    };
}

/** Values that a step collects. */
class Collected extends Array<unknown> {}

/** Returns the list of a side effect. */
function listNamed(call: Call, name: string, run: Run): unknown[] {
  const known = run.sideEffects.get(name);
  if (known instanceof Collected) return known;
  // A list in withSideEffect() could be meant as a set: both are written alike.
  if (known !== undefined) throw notEmulated(`${call.name}() into a side effect that has a value`, call.position);
  const list = new Collected();
  run.sideEffects.set(name, list);
  return list;
}

/** Reads the sack, or changes it by an operator. */
function sack(call: Call, compile: Compile, [by, ...others]: readonly Call[]): Step {
  checkCount(call, 0, 1);
  if (others.length > 0) throw formNotEmulated(call);
  const [operator] = call.arguments;
  if (!operator) {
    return transforming((from) => {
      return from.sack;
    });
  }
  const combine = operator.kind === "constant" ? OPERATORS.get(operator.name) : undefined;
  if (!combine) throw formNotEmulated(call);
  const read = readBy(by, compile);
  return (run) =>
    function* (flow) {
      for (const from of flow) {
        if (!from) {
          yield undefined;
          continue;
        }
        const value = yield* read(from, run);
        yield { ...from, sack: from.sack === undefined ? value : combine(from.sack, value) };
      }
    };
}
