import type { Properties } from "../../graph/elements.ts";
import { valuesOf } from "../../graph/property-values.ts";
import { visitEach } from "../../scheduling/cooperative-yield.ts";
import { invalid, type Question } from "./algorithm.ts";
import { sharedDoubles } from "./csr.ts";
import type { GraphView } from "./graph-view.ts";

/** Most vertices of a set. */
export const MOST_IN_SET = 100_000;

/** Position of the vertex that a parameter names. */
export function positionOf({ positions }: GraphView, id: string, parameter: string): number {
  const position = positions.get(id);
  if (position === undefined) throw invalid(parameter);
  return position;
}

/** Positions of the vertices that a parameter names, without repetition. */
export function positionsOf(
  view: GraphView,
  ids: string | readonly string[],
  parameter: string,
  most: number,
): number[] {
  const list = typeof ids === "string" ? commaSeparated(ids) : ids;
  if (list.length > most) throw invalid(parameter);
  return [...new Set(list.map((id) => positionOf(view, id, parameter)))];
}

/** The fields of a line of CSV. */
export function commaSeparated(line: string): string[] {
  const fields = line.match(/"(?:[^"]|"")*"(?=,|$)|[^,]+/g) ?? [];
  return fields.map((field) => (/^".*"$/s.test(field) ? field.slice(1, -1).replaceAll('""', '"') : field));
}

/** The first value of a property, if the element has it. */
export function firstValue(properties: Properties, name: string): unknown {
  return valuesOf(properties, name)[0];
}

/** Weights of the edges, by position, or nothing when each weighs 1. */
export async function weightsOf(
  { view, yieldIfDue }: Question<unknown>,
  property: string | undefined,
): Promise<Float64Array | undefined> {
  if (!property) return undefined;
  const weights = sharedDoubles(view.edges.length);
  await visitEach(view.edges, yieldIfDue, ({ properties }, edge) => {
    const value = firstValue(properties, property) ?? 1;
    const weight = value === "" ? Number.NaN : Number(value);
    if (!(Number.isFinite(weight) && weight > 0)) throw invalid("weight");
    weights[edge] = weight;
  });
  return weights;
}
