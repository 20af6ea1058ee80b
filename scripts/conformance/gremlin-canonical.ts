import type { LoadedGraph } from "./gremlin-graphs.ts";
import type { Wanted } from "./gremlin-values.ts";

/** Compares results with wanted values: both become texts that equal values share. */
export class Canonical {
  readonly #graph: LoadedGraph;
  /** True when wanted numbers are IDs: those are texts in GES. */
  readonly #areIds: boolean;

  constructor(graph: LoadedGraph, areIds: boolean) {
    this.#graph = graph;
    this.#areIds = areIds;
  }

  wanted(value: Wanted): string {
    switch (value.kind) {
      case "null":
        return "null";
      case "boolean":
        return `b${value.value}`;
      case "text":
        return `s${value.text}`;
      case "constant":
        return `s${value.text.replace(/^.*\./, "")}`;
      case "number":
        return this.#areIds ? this.#id(value.value) : numberText(value.value);
      case "vertex":
        return `v:${value.id}`;
      case "edge":
        return `e:${value.text}`;
      case "property":
        return `vp:${value.key}:${this.wanted(value.value)}`;
      case "path":
        return `p[${value.items.map((item) => this.wanted(item)).join()}]`;
      case "list":
        return `l[${value.items.map((item) => this.wanted(item)).join()}]`;
      case "set":
        return `l[${value.items
          .map((item) => this.wanted(item))
          .sort()
          .join()}]`;
      case "map":
        return `m{${value.entries
          .map(([key, item]) => this.#entry(keyText(key), item))
          .sort()
          .join()}}`;
    }
  }

  #entry(key: string, value: Wanted): string {
    if (key === "id" && value.kind === "number") return `id=${this.#id(value.value)}`;
    return `${key}=${this.wanted(value)}`;
  }

  #id(number: number): string {
    return `s${this.#graph.edgeIds.get(String(number)) ?? number}`;
  }
}

/** Returns the canonical text of a value of the response. */
export function canonicalResult(value: unknown, isSet: boolean): string {
  if (value === null || value === undefined) return "null";
  if (typeof value === "boolean") return `b${value}`;
  if (typeof value === "string") return `s${value}`;
  if (typeof value === "number") return numberText(value);
  if (Array.isArray(value)) {
    const items = value.map((item) => canonicalResult(item, false));
    return `l[${(isSet ? items.sort() : items).join()}]`;
  }
  const object = value as Readonly<Record<string, unknown>>;
  const keys = Object.keys(object);
  const has = (...names: string[]) => names.every((name) => name in object);
  if (has("source", "target", "index")) return `e:${object["source"]}-${object["label"]}->${object["target"]}`;
  if (has("id", "label", "properties") && keys.length === 3) return `v:${object["id"]}`;
  if (has("labels", "objects") && keys.length === 2) {
    return `p[${[object["objects"]]
      .flat()
      .map((item) => canonicalResult(item, false))
      .join()}]`;
  }
  if (has("key", "value") && keys.length === 2) return `vp:${object["key"]}:${canonicalResult(object["value"], false)}`;
  const entries = keys.map((key) => `${key}=${canonicalResult(object[key], false)}`);
  return `m{${entries.sort().join()}}`;
}

/** Key of a map in a response. */
function keyText(key: Wanted): string {
  if (key.kind === "vertex") return `v[${key.id}]`;
  if (key.kind === "edge") return `e[${key.id}][${key.text}]`;
  if (key.kind === "number") return String(key.value);
  if (key.kind === "text") return key.text;
  if (key.kind === "constant") return key.text.replace(/^.*\./, "");
  return key.kind;
}

function numberText(number: number): string {
  return Number.isNaN(number) ? "NaN" : `n${Number(number.toPrecision(9))}`;
}
