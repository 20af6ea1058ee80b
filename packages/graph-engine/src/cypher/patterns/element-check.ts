import { type Edge, labelsOf, type Vertex } from "../../graph/index.ts";
import type { Context, Evaluate } from "../context.ts";
import { syntaxError } from "../errors.ts";
import type { Compiler } from "../expressions/compiler.ts";
import type { Scope } from "../expressions/scope.ts";
import type { Expression } from "../syntax/ast.ts";
import { equals } from "../values/equality.ts";
import type { Row } from "../values/value.ts";

/** The property that stands for the ID of a vertex. */
export const ID_PROPERTY = "_ID_";

/** Values that an element must have, by name. */
export type Wanted = readonly (readonly [name: string, evaluate: Evaluate])[];

/**
 * Compiles the map in a pattern that is matched.
 *
 * @throws {QueryError} when it is a parameter, which only CREATE takes
 */
export function compileWanted(compiler: Compiler, properties: Expression | undefined, scope: Scope): Wanted {
  if (!properties) return [];
  if (properties.kind !== "map")
    throw syntaxError("a pattern that is matched takes its properties one by one, not as a parameter,", properties.at);
  return properties.entries.map(([name, value]) => [name, compiler.compile(value, scope)]);
}

/** Returns true when an element has all values that are wanted. */
export function hasAll(element: Vertex | Edge, wanted: Wanted, row: Row, { properties }: Context): boolean {
  for (const [name, evaluate] of wanted) {
    const isId = name === ID_PROPERTY && !("source" in element);
    const present = isId ? element.id : properties.read(element, name);
    if (equals(present, evaluate(row)) !== true) return false;
  }
  return true;
}

export function hasLabels(vertex: Vertex, labels: readonly string[]): boolean {
  if (labels.length === 0) return true;
  // Nearly all vertices have one label, and nearly all patterns name one.
  if (labels.length === 1 && vertex.label === labels[0]) return true;
  const present = labelsOf(vertex);
  return labels.every((label) => present.includes(label));
}
