import { valuesOf } from "../graph/property-values.ts";
import { checkCount, formNotEmulated, nameOf, texts } from "./arguments.ts";
import type { Context } from "./context.ts";
import type { Compile, Definitions } from "./definition.ts";
import { failed } from "./failures.ts";
import { type Breathing, expanding, mapping, type Step, type Traverser } from "./flow.ts";
import type { Call } from "./parser.ts";
import { elementOf, type Read, readBy } from "./reading.ts";
import { type ElementProperty, idOf, isProperty } from "./values.ts";
import { namedValue, wayOf } from "./ways.ts";

/** The steps that make something else of each value. */
export const mappingSteps: Definitions = {
  id: { leadsTo: "results", build: (call) => reading(call, (from) => idOf(elementOf(from, call))) },
  label: { leadsTo: "results", build: (call) => reading(call, (from) => elementOf(from, call).label) },
  values: {
    leadsTo: "results",
    build: (call) => {
      const keys = texts(call);
      return expanding((from, context) => propertiesOf(from, keys, context, call).flatMap(([, values]) => values));
    },
  },
  valueMap: { leadsTo: "results", build: valueMap },
  properties: {
    leadsTo: "results",
    build: (call) => {
      const keys = texts(call);
      return expanding((from, context) => {
        const owner = elementOf(from, call);
        return propertiesOf(from, keys, context, call).flatMap(([key, values]) =>
          values.map((value): ElementProperty => ({ kind: "property", owner, key, value })),
        );
      });
    },
  },
  key: { leadsTo: "results", build: (call) => reading(call, (from) => propertyOf(from, call).key) },
  value: { leadsTo: "results", build: (call) => reading(call, (from) => propertyOf(from, call).value) },
  path: { leadsTo: "paths", build: path, modulators: ["by"] },
  as: {
    build: (call) => {
      const names = texts(call);
      if (names.length === 0) throw formNotEmulated(call);
      return () =>
        function* (flow) {
          for (const from of flow) yield from && { ...from, labels: [...from.labels, ...names] };
        };
    },
  },
  select: { leadsTo: "results", build: select, modulators: ["by"] },
  project: { leadsTo: "results", build: project, modulators: ["by"] },
  unfold: {
    leadsTo: "results",
    build: (call) => {
      checkCount(call, 0);
      return expanding(({ value }) => {
        if (value instanceof Map) return Array.from(value, ([key, item]) => new Map([[key, item]]));
        return Array.isArray(value) ? value : [value];
      });
    },
  },
};

function reading(call: Call, read: (from: Traverser) => unknown): Step {
  checkCount(call, 0);
  return expanding((from) => [read(from)]);
}

/** The properties with some names, all of them without names, in the order in which they are asked for. */
function propertiesOf(from: Traverser, keys: readonly string[], context: Context, call: Call) {
  const { properties } = context.current(elementOf(from, call));
  const names = keys.length === 0 ? Object.keys(properties) : keys;
  return names.map((name) => [name, valuesOf(properties, name)] as const).filter(([, values]) => values.length > 0);
}

function propertyOf({ value }: Traverser, call: Call): ElementProperty {
  if (!isProperty(value)) throw failed(`${nameOf(call)} reads properties only; put properties() before it.`);
  return value;
}

function valueMap(call: Call): Step {
  const [first] = call.arguments;
  const withTokens = first?.kind === "literal" && first.value === true;
  const keys = texts(withTokens ? { ...call, arguments: call.arguments.slice(1) } : call);
  return expanding((from, context) => {
    const element = elementOf(from, call);
    const tokens: [string, unknown][] = withTokens
      ? [
          ["id", idOf(element)],
          ["label", element.label],
        ]
      : [];
    return [new Map<string, unknown>([...tokens, ...propertiesOf(from, keys, context, call)])];
  });
}

function path(call: Call, compile: Compile, by: readonly Call[]): Step {
  checkCount(call, 0);
  const reads = readsOf(by, compile);
  return mapping(function* (from, context) {
    const way = wayOf(from, context);
    const objects: unknown[] = [];
    for (const [position, traverser] of way.entries()) objects.push(yield* reads(position)(traverser, context));
    return { kind: "path", labels: way.map(({ labels }) => labels), objects };
  });
}

/** Each `by` in turn, the first one again after the last. */
function readsOf(by: readonly Call[], compile: Compile): (position: number) => Read {
  const reads = by.length === 0 ? [readBy(undefined, compile)] : by.map((call) => readBy(call, compile));
  return (position) => reads[position % reads.length] as Read;
}

function select(call: Call, compile: Compile, by: readonly Call[]): Step {
  const names = texts(call);
  if (names.length === 0) throw formNotEmulated(call);
  const reads = readsOf(by, compile);
  return mapping(function* (from, context) {
    const selected = new Map<string, unknown>();
    for (const [position, name] of names.entries()) {
      const { value } = from;
      const named = value instanceof Map && value.has(name) ? value.get(name) : namedValue(from, name);
      if (named === undefined) return undefined;
      selected.set(name, yield* reads(position)({ ...from, value: named }, context));
    }
    return names.length === 1 ? selected.get(names[0] as string) : selected;
  });
}

function project(call: Call, compile: Compile, by: readonly Call[]): Step {
  const names = texts(call);
  if (names.length === 0) throw formNotEmulated(call);
  const reads = readsOf(by, compile);
  return mapping(function* (from, context): Breathing<unknown> {
    const projected = new Map<string, unknown>();
    for (const [position, name] of names.entries()) {
      projected.set(name, yield* reads(position)(from, context));
    }
    return projected;
  });
}
