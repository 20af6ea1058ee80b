/** Counts how often each name occurs. */
export class Counter {
  readonly #counts: Map<string, number>;

  constructor(counts: Iterable<readonly [string, number]> = []) {
    this.#counts = new Map(counts);
  }

  /** The names that occur at all, each with its number. */
  get counts(): ReadonlyMap<string, number> {
    return this.#counts;
  }

  add(...names: string[]): void {
    for (const name of names) this.#counts.set(name, (this.#counts.get(name) ?? 0) + 1);
  }

  remove(...names: string[]): void {
    for (const name of names) {
      const left = (this.#counts.get(name) ?? 0) - 1;
      if (left > 0) this.#counts.set(name, left);
      else this.#counts.delete(name);
    }
  }

  copy(): Counter {
    return new Counter(this.#counts);
  }
}
