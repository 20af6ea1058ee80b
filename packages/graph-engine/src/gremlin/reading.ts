import type { Edge, Vertex } from "../graph/elements.ts";
import { valuesOf } from "../graph/property-values.ts";
import { formNotEmulated, nameOf } from "./arguments.ts";
import type { Context } from "./context.ts";
import type { Compile } from "./definition.ts";
import { failed } from "./failures.ts";
import { type Breathing, firstOf, type Traverser } from "./flow.ts";
import type { Argument, Call } from "./parser.ts";
import { idOf, isElement, textOf } from "./values.ts";

/** Reads something off a value, as `by` says. */
export type Read = (from: Traverser, context: Context) => Breathing<unknown>;

/** What a `by` reads; without one, the value itself. */
export function readBy(by: Call | undefined, compile: Compile): Read {
  const [argument, ...rest] = by?.arguments ?? [];
  if (!by || !argument) return plain(({ value }) => value);
  if (rest.length > 0) throw formNotEmulated(by);
  return readArgument(by, argument, compile);
}

export function readArgument(by: Call, argument: Argument, compile: Compile): Read {
  if (argument.kind === "constant") {
    if (argument.name === "id") return plain((from) => idOf(elementOf(from, by)));
    if (argument.name === "label") return plain((from) => elementOf(from, by).label);
  }
  if (argument.kind === "literal" && typeof argument.value === "string") {
    const key = argument.value;
    return plain(({ value }, context) => {
      if (value instanceof Map && value.has(key)) return value.get(key);
      return onlyValue(isElement(value) ? context.current(value) : undefined, key, value);
    });
  }
  if (argument.kind !== "traversal") throw formNotEmulated(by);
  const step = compile(argument.calls);
  return function* (from, context) {
    const found = yield* firstOf(step, from, context);
    if (!found)
      throw failed(`The provided traverser does not map to a value: ${textOf(from.value)}, in ${nameOf(by)}.`);
    return found.value;
  };
}

/** Reads what can be read at once. */
export function plain(read: (from: Traverser, context: Context) => unknown): Read {
  // biome-ignore lint/correctness/useYield: it is done at once
  return function* (from, context) {
    return read(from, context);
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

/** The vertex or edge that a step reads. */
export function elementOf({ value }: Traverser, call: Call): Vertex | Edge {
  if (!isElement(value)) throw failed(`${nameOf(call)} reads vertices and edges only.`);
  return value;
}
