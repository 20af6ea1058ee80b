import type { Context } from "./context.ts";
import type { Traverser } from "./flow.ts";
import type { Path } from "./values.ts";

/** The way that a traverser came, its own value last. */
export function pathOf(traverser: Traverser, context: Context): Path {
  const way = wayOf(traverser, context);
  return { kind: "path", labels: way.map(({ labels }) => labels), objects: way.map(({ value }) => value) };
}

/** The traversers on the way to one, itself last. */
export function wayOf(traverser: Traverser, context: Context): readonly Traverser[] {
  const way: Traverser[] = [];
  for (let at: Traverser | undefined = traverser; at; at = at.previous) way.push(at);
  context.work(way.length);
  return way.reverse();
}

/** The latest value on the way that was given a name. */
export function namedValue(traverser: Traverser, name: string): unknown {
  for (let at: Traverser | undefined = traverser; at; at = at.previous) if (at.labels.includes(name)) return at.value;
  return undefined;
}
