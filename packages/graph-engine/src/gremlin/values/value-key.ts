import { isNumber, numberKey } from "../../values/index.ts";
import { failed } from "../syntax/errors.ts";
import { ElementProperty, Entries, isEdgeValue, isVertex, itemsOf, MapEntry, Path } from "./kinds.ts";

const DEEPEST = 64;
const MOST_VALUES = 100_000;

/** Returns a text that two values share when they are equal in Gremlin. */
export function keyOf(value: unknown): string {
  if (typeof value === "string") return `s${value}`;
  if (isNumber(value)) return `n${numberKey(value)}`;
  return new KeyWriter().write(value, 0);
}

class KeyWriter {
  #count = 0;

  write(value: unknown, depth: number): string {
    this.#count += 1;
    if (this.#count > MOST_VALUES)
      throw failed(`a list or a map that is compared holds more than ${MOST_VALUES} values.`);
    if (depth > DEEPEST) throw tooDeep();
    if (isVertex(value)) return `v${value.id}`;
    if (isEdgeValue(value)) return `e${JSON.stringify([value.source, value.target, value.index])}`;
    const items = itemsOf(value);
    if (items) return this.#list("l", items, depth);
    if (value instanceof Path) return this.#list("w", value.objects, depth);
    if (value instanceof ElementProperty) {
      // Equal properties of two edges are equal; those of vertices are elements of their own.
      const owner = isVertex(value.owner) ? [value.owner] : [];
      return this.#list("p", [...owner, value.key, value.value], depth);
    }
    if (value instanceof MapEntry) return this.#list("x", [value.key, value.value], depth);
    if (value instanceof Entries) {
      const entries = Array.from(value.entries(), (entry) => this.#list("", entry, depth));
      return `m${JSON.stringify(entries.sort())}`;
    }
    if (isNumber(value)) return `n${numberKey(value)}`;
    return typeof value === "string" ? `s${value}` : `o${value}`;
  }

  #list(kind: string, items: readonly unknown[], depth: number): string {
    return kind + JSON.stringify(items.map((item) => this.write(item, depth + 1)));
  }
}

/** Error for a value that is nested too deep. */
export function tooDeep() {
  return failed(`a value is nested deeper than ${DEEPEST} levels.`);
}

/** Returns whether a value is nested too deep to be shown. */
export function isTooDeep(depth: number): boolean {
  return depth > DEEPEST;
}
