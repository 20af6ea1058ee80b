import type { Step } from "./stages.ts";
import type { Traverser } from "./traverser.ts";

/** Large enough to find equal traversers, small enough that limit() behind it does not wait long. */
const MOST_BUFFERED = 2500;

/** Buffers traversers and merges those that are equal, where the query lets them travel as one. */
export const bulkingBarrier: Step = (run) => {
  if (!run.plan.isBulking) return (flow) => flow;
  return function* (flow) {
    let bulks = new Bulks();
    for (const traverser of flow) {
      if (!traverser) {
        yield undefined;
        continue;
      }
      bulks.add(traverser);
      if (bulks.size < MOST_BUFFERED) continue;
      yield* bulks.all();
      bulks = new Bulks();
    }
    yield* bulks.all();
  };
};

/** Merges equal traversers. */
export class Bulks {
  readonly #byValue = new Map<unknown, number[]>();
  readonly #all: Traverser[] = [];

  /** Number of different traversers. */
  get size(): number {
    return this.#all.length;
  }

  add(traverser: Traverser): void {
    const places = this.#byValue.get(traverser.value);
    const place = places?.find((known) => isSame(this.#all[known], traverser));
    if (place !== undefined) {
      const known = this.#all[place];
      if (known) this.#all[place] = { ...known, bulk: known.bulk + traverser.bulk };
      return;
    }
    if (places) places.push(this.#all.length);
    else this.#byValue.set(traverser.value, [this.#all.length]);
    this.#all.push(traverser);
  }

  all(): readonly Traverser[] {
    return this.#all;
  }
}

function isSame(known: Traverser | undefined, other: Traverser): boolean {
  return known !== undefined && known.path === other.path && known.loop === other.loop && known.sack === other.sack;
}

/** Merges equal traversers, where the query lets them travel as one. */
export function merged(traversers: readonly Traverser[], isBulking: boolean): readonly Traverser[] {
  if (!isBulking) return traversers;
  const bulks = new Bulks();
  for (const traverser of traversers) bulks.add(traverser);
  return bulks.all();
}
