import { edgeJson, vertexJson } from "../../graph/element-json.ts";
import type { Edge, Vertex } from "../../graph/elements.ts";
import { isEdge } from "../../traversal/walk-step.ts";
import { isNumber } from "../../values/index.ts";
import { GremlinMap } from "./gremlin-map.ts";
import { ElementProperty, idOf, isEdgeValue, isElement, isVertex, itemsOf, MapEntry, Path } from "./kinds.ts";
import { isTooDeep, tooDeep } from "./value-key.ts";

const LONGEST_TEXT = 1000;

/** Reads the current state of an element. */
type Current = (element: Vertex | Edge) => Vertex | Edge;

/** Returns a value as the response shows it. `count` is called for every value in it. */
export function valueJson(value: unknown, current: Current, count: () => void, depth = 0): unknown {
  count();
  if (isTooDeep(depth)) throw tooDeep();
  const inner = (item: unknown) => valueJson(item, current, count, depth + 1);
  if (isElement(value)) {
    const element = current(value);
    return isEdge(element) ? edgeJson(element) : vertexJson(element);
  }
  if (value instanceof ElementProperty) return { key: value.key, value: value.value };
  if (value instanceof Path) return { labels: value.labels, objects: value.objects.map(inner) };
  if (value instanceof MapEntry) return Object.fromEntries([[textOf(value.key), inner(value.value)]]);
  if (value instanceof GremlinMap) {
    return Object.fromEntries(Array.from(value.entries(), ([key, item]) => [textOf(key), inner(item)]));
  }
  return itemsOf(value)?.map(inner) ?? value;
}

/** Returns a value as Gremlin writes it in messages and as the key of a map. */
export function textOf(value: unknown): string {
  if (isVertex(value)) return `v[${value.id}]`;
  if (isEdgeValue(value)) return `e[${idOf(value)}][${value.source}-${value.label}->${value.target}]`;
  if (typeof value !== "object" || isNumber(value)) return String(value);
  let left = LONGEST_TEXT;
  const json = valueJson(
    value,
    (element) => element,
    () => {
      left -= 1;
    },
  );
  return left < 0 ? "a long value" : JSON.stringify(json);
}
