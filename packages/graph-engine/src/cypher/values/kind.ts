import type { Edge, Vertex } from "../../graph/index.ts";
import { isInteger, isNumber, type NumberValue } from "../../values/index.ts";
import { Path } from "./path.ts";
import { isList, isMap, isVertex, type Value } from "./value.ts";

/** Values by their kinds. */
export interface ValueOfKind {
  boolean: boolean;
  string: string;
  integer: NumberValue;
  float: NumberValue;
  list: readonly Value[];
  map: ReadonlyMap<string, Value>;
  node: Vertex;
  relationship: Edge;
  path: Path;
}

/** Kinds of values. */
export type Kind = keyof ValueOfKind;

/** Kind of an expression, as far as it is known before it is evaluated. */
export type StaticKind = Kind | "any";

export const NUMBER = ["integer", "float"] as const;

/** Returns the kind of a value, nothing of null. */
export function kindOf(value: Value): Kind | undefined {
  if (value === null) return undefined;
  if (typeof value === "string") return "string";
  if (typeof value === "boolean") return "boolean";
  if (isNumber(value)) return isInteger(value) ? "integer" : "float";
  if (isList(value)) return "list";
  if (isMap(value)) return "map";
  if (value instanceof Path) return "path";
  return isVertex(value) ? "node" : "relationship";
}

/** Returns kinds as a message names them. */
export function kindNames(kinds: readonly Kind[]): string {
  return kinds.map((kind) => (kind === "string" ? "text" : kind)).join(" or ");
}
