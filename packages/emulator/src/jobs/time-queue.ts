interface Entry<Item> {
  readonly at: number;
  /** Tie-breaker for entries of the same time: the older one comes first. */
  readonly order: number;
  readonly item: Item;
}

/** Items that wait for their time: a binary heap, so that neither adding nor taking gets slow with many. */
export class TimeQueue<Item> {
  #heap: Entry<Item>[] = [];
  #order = 0;

  /** Time at which the first item is due. */
  get firstAt(): number | undefined {
    return this.#heap[0]?.at;
  }

  add(at: number, item: Item): void {
    this.#order += 1;
    const entry = { at, order: this.#order, item };
    let position = this.#heap.length;
    while (position > 0) {
      const parent = (position - 1) >> 1;
      if (isBefore(this.#entry(parent), entry)) break;
      this.#heap[position] = this.#entry(parent);
      position = parent;
    }
    this.#heap[position] = entry;
  }

  /** Takes the first item out. */
  take(): Item | undefined {
    const first = this.#heap[0];
    const last = this.#heap.pop();
    if (last && first !== last) this.#sink(last);
    return first?.item;
  }

  /** All items with their times, in the order they are due. */
  entries(): readonly { readonly at: number; readonly item: Item }[] {
    return [...this.#heap].sort((one, other) => (isBefore(one, other) ? -1 : 1));
  }

  clear(): void {
    this.#heap = [];
  }

  /** Puts an entry where the first one was, and moves it to where it belongs. */
  #sink(entry: Entry<Item>): void {
    const heap = this.#heap;
    let position = 0;
    for (let child = 1; child < heap.length; child = 2 * position + 1) {
      if (child + 1 < heap.length && isBefore(this.#entry(child + 1), this.#entry(child))) child += 1;
      if (isBefore(entry, this.#entry(child))) break;
      heap[position] = this.#entry(child);
      position = child;
    }
    heap[position] = entry;
  }

  #entry(position: number): Entry<Item> {
    return this.#heap[position] as Entry<Item>;
  }
}

function isBefore(one: Entry<unknown>, other: Entry<unknown>): boolean {
  return one.at < other.at || (one.at === other.at && one.order < other.order);
}
