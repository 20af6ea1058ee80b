import type { Pausable } from "../../scheduling/pausable.ts";
import { checkCount, formNotEmulated, isConstant, text, texts } from "../language/arguments.ts";
import { columnOf, readsInTurn } from "../language/by.ts";
import type { Compile, StepDefinition, StepDefinitions } from "../language/step-definition.ts";
import { between, nodesOf, type Pop, pathValue, scopeValue } from "../runtime/paths.ts";
import type { Run } from "../runtime/run.ts";
import { firstOf, mapping, type Step, testing } from "../runtime/stages.ts";
import type { Traverser } from "../runtime/traverser.ts";
import type { Argument, Call } from "../syntax/syntax.ts";
import { GremlinMap } from "../values/gremlin-map.ts";
import { keyOf } from "../values/value-key.ts";

/** Steps that label places on the path, and those that read the path. */
export const pathSteps: StepDefinitions = {
  as: {
    build: (call) => {
      const names = texts(call);
      if (names.length === 0) throw formNotEmulated(call);
      return (run) =>
        function* (flow) {
          for (const from of flow) yield from && run.label(from, names);
        };
    },
  },
  path: { leadsTo: "paths", modulators: ["by", "from", "to"], build: path },
  simplePath: pathsThat((isSimple) => isSimple),
  cyclicPath: pathsThat((isSimple) => !isSimple),
  select: { leadsTo: "results", modulators: ["by"], build: select },
  project: { leadsTo: "results", modulators: ["by"], build: project },
};

function labelsOf(modulators: readonly Call[]) {
  const labelOf = (name: string) => {
    const modulator = modulators.find((call) => call.name === name);
    return modulator && text(modulator, modulator.arguments[0]);
  };
  return { from: labelOf("from"), to: labelOf("to"), by: modulators.filter(({ name }) => name === "by") };
}

function path(call: Call, compile: Compile, modulators: readonly Call[]): Step {
  checkCount(call, 0);
  const { from: start, to: end, by } = labelsOf(modulators);
  const reads = readsInTurn(by, compile);
  return mapping(function* (from, run) {
    const nodes = between(nodesOf(from, run), start, end);
    const objects: unknown[] = [];
    for (const [position, { value }] of nodes.entries()) objects.push(yield* reads(position)(run.start(value), run));
    return pathValue(nodes, objects);
  });
}

function pathsThat(isWanted: (isSimple: boolean) => boolean): StepDefinition {
  return {
    modulators: ["by", "from", "to"],
    build: (call, compile, modulators) => {
      checkCount(call, 0);
      const { from: start, to: end, by } = labelsOf(modulators);
      const reads = readsInTurn(by, compile);
      return testing(function* (traverser, run) {
        const nodes = between(nodesOf(traverser, run), start, end);
        const keys = new Set<string>();
        for (const [position, { value }] of nodes.entries()) {
          keys.add(keyOf(yield* reads(position)(run.start(value), run)));
        }
        return isWanted(keys.size === nodes.length);
      });
    },
  };
}

function select(call: Call, compile: Compile, by: readonly Call[]): Step {
  const [first, ...others] = call.arguments;
  if (isConstant(first, "Column", ["keys", "values"]) && first?.kind === "constant" && others.length === 0) {
    return selectColumn(call, first.name === "keys" ? "keys" : "values", compile, by);
  }
  const isPop = isConstant(first, "Pop", ["first", "last", "all", "mixed"]);
  const pop: Pop = isPop && first?.kind === "constant" ? popNamed(first.name) : "last";
  const names = isPop ? others : call.arguments;
  if (names.length === 0) throw formNotEmulated(call);
  const reads = readsInTurn(by, compile);
  const keys = names.map((name) => keyReader(call, name, compile));
  return mapping(function* (from, run) {
    const selected: (readonly [unknown, unknown])[] = [];
    for (const [position, key] of keys.entries()) {
      const name = yield* key(from, run);
      const value = scopeValue(from, name, run, pop);
      if (value === undefined) return undefined;
      selected.push([name, yield* reads(position)({ ...run.start(value), sack: from.sack, loop: from.loop }, run)]);
    }
    return keys.length === 1 ? selected[0]?.[1] : new GremlinMap(selected);
  });
}

function popNamed(name: string): Pop {
  return name === "first" || name === "all" || name === "mixed" ? name : "last";
}

/** Makes the read of a key: a text, or what a traversal leads to. */
function keyReader(call: Call, argument: Argument, compile: Compile) {
  if (argument.kind !== "traversal") {
    const name = argument.kind === "constant" ? argument.name : text(call, argument);
    // biome-ignore lint/correctness/useYield: it is done at once
    return function* (): Pausable<unknown> {
      return name;
    };
  }
  const step = compile(argument.calls);
  return function* (from: Traverser, run: Run): Pausable<unknown> {
    return (yield* firstOf(step, from, run))?.value;
  };
}

function selectColumn(call: Call, column: "keys" | "values", compile: Compile, by: readonly Call[]): Step {
  const reads = readsInTurn(by, compile);
  return mapping(function* (from, run) {
    return yield* reads(0)({ ...from, value: columnOf(from.value, column, call) }, run);
  });
}

function project(call: Call, compile: Compile, by: readonly Call[]): Step {
  const names = texts(call);
  if (names.length === 0) throw formNotEmulated(call);
  const reads = readsInTurn(by, compile);
  return mapping(function* (from, run) {
    const projected = new GremlinMap();
    for (const [position, name] of names.entries()) projected.set(name, yield* reads(position)(from, run));
    return projected;
  });
}
