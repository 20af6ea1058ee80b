import type { Pausable } from "./pausable.ts";
import type { QueryBudget } from "./query-budget.ts";

/** Sorted at one go: it takes well below a millisecond. */
const RUN_LENGTH = 256;

/** Sorts stably, with pauses: runs are sorted on their own, then merged. Leaves the given items as they are. */
export function* sortPausable<Item>(
  items: readonly Item[],
  compare: (a: Item, b: Item) => number,
  budget: QueryBudget,
): Pausable<Item[]> {
  let from = items.slice();
  for (let start = 0; start < from.length; start += RUN_LENGTH) {
    const run = from.slice(start, start + RUN_LENGTH).sort(compare);
    for (const [place, item] of run.entries()) from[start + place] = item;
    budget.step(run.length);
    if (budget.isPauseDue()) yield;
  }
  let to = new Array<Item>(from.length);
  for (let width = RUN_LENGTH; width < from.length; width *= 2) {
    for (let start = 0; start < from.length; start += 2 * width) {
      yield* merge(from, to, { start, middle: start + width, end: start + 2 * width }, compare, budget);
    }
    [from, to] = [to, from];
  }
  return from;
}

interface Bounds {
  readonly start: number;
  readonly middle: number;
  readonly end: number;
}

function* merge<Item>(
  from: readonly Item[],
  to: Item[],
  bounds: Bounds,
  compare: (a: Item, b: Item) => number,
  budget: QueryBudget,
): Pausable<void> {
  const middle = Math.min(bounds.middle, from.length);
  const end = Math.min(bounds.end, from.length);
  let left = bounds.start;
  let right = middle;
  for (let place = bounds.start; place < end; place += 1) {
    const isLeft = left < middle && (right >= end || compare(from[left] as Item, from[right] as Item) <= 0);
    to[place] = from[isLeft ? left : right] as Item;
    if (isLeft) left += 1;
    else right += 1;
    budget.step();
    if (budget.isPauseDue()) yield;
  }
}
