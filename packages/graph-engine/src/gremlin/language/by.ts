import type { Edge, Vertex } from "../../graph/elements.ts";
import { valuesOf } from "../../graph/property-values.ts";
import type { Pausable } from "../../scheduling/pausable.ts";
import type { Run } from "../runtime/run.ts";
import { firstOf } from "../runtime/stages.ts";
import type { Traverser } from "../runtime/traverser.ts";
import { failed } from "../syntax/errors.ts";
import type { Argument, Call, ConstantArgument } from "../syntax/syntax.ts";
import { GremlinMap } from "../values/gremlin-map.ts";
import { ElementProperty, idOf, isElement, MapEntry, Path, ValueSet } from "../values/kinds.ts";
import { textOf } from "../values/value-json.ts";
import { formNotEmulated, nameOf } from "./arguments.ts";
import type { Compile } from "./step-definition.ts";

/** Reads a value off a traverser, as a `by` modulator says. */
export type Read = (from: Traverser, run: Run) => Pausable<unknown>;

/** Makes the read of a `by` modulator; without one, that of the value itself. */
export function readBy(by: Call | undefined, compile: Compile): Read {
  const [argument, ...rest] = by?.arguments ?? [];
  if (!by || !argument) return plain(({ value }) => value);
  if (rest.length > 0) throw formNotEmulated(by);
  return readArgument(by, argument, compile);
}

/** Makes the read of an argument of a `by` modulator. */
export function readArgument(by: Call, argument: Argument, compile: Compile): Read {
  if (argument.kind === "constant") return readConstant(by, argument);
  if (argument.kind === "literal" && typeof argument.value === "string") {
    const key = argument.value;
    return plain(({ value }, run) => {
      if (value instanceof GremlinMap && value.has(key)) return value.get(key);
      return onlyValue(isElement(value) ? run.current(value) : undefined, key, value);
    });
  }
  if (argument.kind !== "traversal") throw formNotEmulated(by);
  const step = compile(argument.calls);
  return function* (from, run) {
    const found = yield* firstOf(step, from, run);
    if (!found) {
      throw failed(`The provided traverser does not map to a value: ${textOf(from.value)}, in ${nameOf(by)}.`);
    }
    return found.value;
  };
}

function readConstant(by: Call, { name }: ConstantArgument): Read {
  switch (name) {
    case "id":
      return plain((from) => idOf(elementOf(from, by)));
    case "label":
      return plain((from) => labelOf(from, by));
    case "key":
      return plain(({ value }) => propertyOf(value, by).key);
    case "value":
      return plain(({ value }) => propertyOf(value, by).value);
    case "keys":
    case "values":
      return plain(({ value }) => columnOf(value, name, by));
    default:
      throw formNotEmulated(by);
  }
}

/** Returns the keys or the values of a map, an entry or a path. */
export function columnOf(value: unknown, column: "keys" | "values", call: Call): unknown {
  const isKeys = column === "keys";
  if (value instanceof GremlinMap) return isKeys ? new ValueSet(value.keys()) : value.values();
  if (value instanceof MapEntry) return isKeys ? value.key : value.value;
  if (value instanceof Path) return isKeys ? value.labels.map((labels) => new ValueSet(labels)) : value.objects;
  throw failed(`${nameOf(call)} reads ${column} of maps and paths, not of ${textOf(value)}.`);
}

/** Reads each `by` in turn, the first one again after the last. */
export function readsInTurn(by: readonly Call[], compile: Compile): (position: number) => Read {
  const reads = by.map((call) => readBy(call, compile));
  const identity = readBy(undefined, compile);
  return (position) => reads[position % reads.length] ?? identity;
}

/** Makes a read that needs no nested traversal. */
export function plain(read: (from: Traverser, run: Run) => unknown): Read {
  // biome-ignore lint/correctness/useYield: it is done at once
  return function* (from, run) {
    return read(from, run);
  };
}

/** The value of a property that has to have exactly one, in the words of Gremlin where it has not. */
function onlyValue(element: Vertex | Edge | undefined, key: string, shownAs: unknown): unknown {
  const values = element ? valuesOf(element.properties, key) : [];
  if (values.length > 1) {
    throw failed(`Multiple properties exist for the provided key, use Vertex.properties(${key}).`);
  }
  if (values.length === 0) {
    throw failed(
      `The property does not exist as the key has no associated value for the provided element: ${textOf(shownAs)}:${key}.`,
    );
  }
  return values[0];
}

/** Returns the vertex or edge that a step reads. */
export function elementOf({ value }: Pick<Traverser, "value">, call: Call): Vertex | Edge {
  if (!isElement(value)) throw failed(`${nameOf(call)} reads vertices and edges only.`);
  return value;
}

/** Returns the label of an element; that of a property is its key. */
export function labelOf({ value }: Pick<Traverser, "value">, call: Call): string {
  return value instanceof ElementProperty ? value.key : elementOf({ value }, call).label;
}

/** Returns the property that a step reads. */
export function propertyOf(value: unknown, call: Call): { readonly key: unknown; readonly value: unknown } {
  if (value instanceof ElementProperty || value instanceof MapEntry) return value;
  throw failed(`${nameOf(call)} reads properties only; put properties() before it.`);
}
