import { GremlinMap } from "../values/gremlin-map.ts";
import { MapEntry, Path } from "../values/kinds.ts";
import { settledValue } from "./deferred.ts";
import type { Run } from "./run.ts";
import type { PathNode, Traverser } from "./traverser.ts";

/** Values to choose where a label was given several times. */
export type Pop = "first" | "last" | "all" | "mixed";

/** Returns the nodes of a path, the first one first. */
export function nodesOf({ path }: Traverser, run: Run): readonly PathNode[] {
  const nodes: PathNode[] = [];
  for (let node = path; node; node = node.previous) nodes.push(node);
  run.budget.step(nodes.length);
  return nodes.reverse();
}

/** Returns the part of a path between two labels, both included. */
export function between(nodes: readonly PathNode[], from: string | undefined, to: string | undefined) {
  const start = from === undefined ? 0 : nodes.findLastIndex(({ labels }) => labels.includes(from));
  const end = to === undefined ? nodes.length - 1 : nodes.findLastIndex(({ labels }) => labels.includes(to));
  return nodes.slice(Math.max(0, start), end + 1);
}

/** Returns the path as a value. */
export function pathValue(nodes: readonly PathNode[], objects: readonly unknown[]): Path {
  return new Path(
    nodes.map(({ labels }) => labels),
    objects,
  );
}

/**
 * Returns what a name stands for: an entry of the current map, a side effect, or objects of the path with that label.
 * Undefined when it stands for nothing.
 */
export function scopeValue(traverser: Traverser, name: unknown, run: Run, pop: Pop = "last"): unknown {
  const { value } = traverser;
  if (value instanceof GremlinMap && value.has(name)) return value.get(name);
  if (value instanceof MapEntry && value.key === name) return value.value;
  if (typeof name !== "string") return undefined;
  if (run.sideEffects.has(name)) return settledValue(run.sideEffects.get(name));
  return labelled(traverser, name, pop);
}

function labelled({ path }: Traverser, label: string, pop: Pop): unknown {
  const found: unknown[] = [];
  for (let node = path; node; node = node.previous) {
    if (!node.labels.includes(label)) continue;
    if (pop === "last") return node.value;
    found.push(node.value);
  }
  if (found.length === 0) return undefined;
  if (pop === "first") return found.at(-1);
  return pop === "mixed" && found.length === 1 ? found[0] : found.reverse();
}
