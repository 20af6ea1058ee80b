import { valuesOf } from "../../graph/property-values.ts";
import { isEdge } from "../../traversal/walk-step.ts";
import {
  checkCount,
  formNotEmulated,
  isConstant,
  onlyArgument,
  onlyTraversal,
  plainValue,
  texts,
} from "../language/arguments.ts";
import { elementOf, labelOf, propertyOf, readsInTurn } from "../language/by.ts";
import type { Compile, StepDefinition, StepDefinitions } from "../language/step-definition.ts";
import type { Run } from "../runtime/run.ts";
import { firstOf, flatMapping, mapping, type Step, transforming } from "../runtime/stages.ts";
import type { Loop, Traverser } from "../runtime/traverser.ts";
import type { Call } from "../syntax/syntax.ts";
import { GremlinMap } from "../values/gremlin-map.ts";
import { ElementProperty, idOf, isEdgeValue, isVertex, itemsOf, MapEntry, Path, ValueSet } from "../values/kinds.ts";

/** Steps that read elements, and those that make one other value of each. */
export const readingSteps: StepDefinitions = {
  id: reading((from, call) => idOf(elementOf(from, call))),
  label: reading(labelOf),
  key: reading(({ value }, call) => propertyOf(value, call).key),
  value: reading(({ value }, call) => propertyOf(value, call).value),
  values: {
    leadsTo: "results",
    isFlatMap: true,
    build: (call) => {
      const keys = texts(call);
      return flatMapping((from, run) => propertiesOf(from, keys, run, call).flatMap(([, values]) => values));
    },
  },
  properties: {
    leadsTo: "results",
    isFlatMap: true,
    build: (call) => {
      const keys = texts(call);
      return flatMapping((from, run) => {
        const { value: owner } = from;
        if (!isVertex(owner) && !isEdgeValue(owner)) return propertiesOf(from, keys, run, call);
        return propertiesOf(from, keys, run, call).flatMap(([key, values]) =>
          values.map((value) => new ElementProperty(owner, key, value)),
        );
      });
    },
  },
  valueMap: { leadsTo: "results", modulators: ["with", "by"], build: valueMap },
  propertyMap: {
    leadsTo: "results",
    build: (call) => {
      const keys = texts(call);
      return transforming((from, run) => {
        const owner = elementOf(from, call);
        return new GremlinMap(
          propertiesOf(from, keys, run, call).map(([key, values]) => [
            key,
            values.map((value) => new ElementProperty(owner, key, value)),
          ]),
        );
      });
    },
  },
  elementMap: { leadsTo: "results", build: elementMap },
  constant: {
    leadsTo: "results",
    build: (call) => {
      const value = plainValue(call, onlyArgument(call));
      return transforming(() => value);
    },
  },
  map: {
    leadsTo: "body",
    build: (call, compile) => {
      const step = compile(onlyTraversal(call));
      return mapping(function* (from, run) {
        return (yield* firstOf(step, from, run))?.value;
      });
    },
  },
  loops: {
    leadsTo: "results",
    build: (call) => {
      checkCount(call, 0, 1);
      const [name] = texts(call);
      return transforming(({ loop }) => loopNamed(loop, name)?.count ?? 0);
    },
  },
  unfold: {
    leadsTo: "results",
    isFlatMap: true,
    build: (call) => {
      checkCount(call, 0);
      return flatMapping(({ value }) => {
        if (value instanceof GremlinMap) return Array.from(value.entries(), ([key, item]) => new MapEntry(key, item));
        if (value instanceof Path) return value.objects;
        return itemsOf(value) ?? [value];
      });
    },
  },
  index: { leadsTo: "results", modulators: ["with"], build: index },
};

function reading(read: (from: Traverser, call: Call) => unknown): StepDefinition {
  return {
    leadsTo: "results",
    build: (call) => {
      checkCount(call, 0);
      return transforming((from) => read(from, call));
    },
  };
}

/** Returns properties with their values: those with some names in the order of the names, or all of them. */
function propertiesOf(from: Traverser, keys: readonly string[], run: Run, call: Call) {
  // Properties of properties, which GES does not have.
  if (from.value instanceof ElementProperty) return [];
  const { properties } = run.current(elementOf(from, call));
  const names = keys.length === 0 ? Object.keys(properties) : keys;
  return names.map((name) => [name, valuesOf(properties, name)] as const).filter(([, values]) => values.length > 0);
}

const ALL_TOKENS: readonly string[] = ["ids", "labels"];

function valueMap(call: Call, compile: Compile, modulators: readonly Call[]): Step {
  const [first] = call.arguments;
  const hasFlag = first?.kind === "literal" && typeof first.value === "boolean";
  const keys = texts(hasFlag ? { ...call, arguments: call.arguments.slice(1) } : call);
  const tokens = hasFlag && first.value === true ? ALL_TOKENS : tokensOf(modulators);
  const by = modulators.filter(({ name }) => name === "by");
  const reads = readsInTurn(by, compile);
  return mapping(function* (from, run) {
    const element = elementOf(from, call);
    const map = new GremlinMap();
    if (tokens.includes("ids")) map.set("id", idOf(element));
    if (tokens.includes("labels")) map.set("label", element.label);
    for (const [position, [key, values]] of propertiesOf(from, keys, run, call).entries()) {
      const value = isEdge(element) && values.length === 1 ? values[0] : values;
      map.set(key, yield* reads(position)({ ...from, value }, run));
    }
    return map;
  });
}

/** Returns the tokens that `with(WithOptions.tokens)` adds, both unless one of them is named. */
function tokensOf(modulators: readonly Call[]): readonly string[] {
  return modulators
    .filter(({ name }) => name === "with")
    .flatMap((call) => {
      const [key, which] = call.arguments;
      if (!isConstant(key, "WithOptions", ["tokens"])) throw formNotEmulated(call);
      if (!which || isConstant(which, "WithOptions", ["all"])) return ALL_TOKENS;
      if (which.kind === "constant" && which.name === "none") return [];
      if (which.kind !== "constant" || !ALL_TOKENS.includes(which.name)) throw formNotEmulated(call);
      return [which.name];
    });
}

function elementMap(call: Call): Step {
  const keys = texts(call);
  return transforming((from, run) => {
    const element = elementOf(from, call);
    const map = new GremlinMap([
      ["id", idOf(element)],
      ["label", element.label],
    ]);
    if (isEdge(element)) {
      for (const [direction, id] of [
        ["IN", element.target],
        ["OUT", element.source],
      ] as const) {
        map.set(
          direction,
          new GremlinMap([
            ["id", id],
            ["label", run.data.vertex(id)?.label],
          ]),
        );
      }
    }
    for (const [key, values] of propertiesOf(from, keys, run, call)) map.set(key, values.at(-1));
    return map;
  });
}

function loopNamed(loop: Loop | undefined, name: string | undefined): Loop | undefined {
  if (name === undefined) return loop;
  for (let at = loop; at; at = at.outer) if (at.name === name) return at;
  return undefined;
}

function index(call: Call, _: Compile, modulators: readonly Call[]): Step {
  checkCount(call, 0);
  const isMap = modulators.some((modulator) => {
    const [key, kind] = modulator.arguments;
    if (!isConstant(key, "WithOptions", ["indexer"])) throw formNotEmulated(modulator);
    return kind?.kind === "constant" && kind.name === "map";
  });
  return transforming(({ value }) => {
    const items = itemsOf(value) ?? (value instanceof ValueSet ? value.items : [value]);
    return isMap
      ? new GremlinMap(items.map((item, place) => [place, item]))
      : items.map((item, place) => [item, place]);
  });
}
