import type { MapObserver } from "../collections/observable-map.ts";
import type { Records } from "./records.ts";

/** Collection that can be observed. */
export interface Collection<Item> {
  observer: MapObserver | undefined;
  keys(): Iterable<string>;
  get(id: string): Item | undefined;
}

/** Encoding of the items of a kind. */
export interface Kind<Item> {
  readonly name: string;
  /** An object of JSON. */
  encode(item: Item): unknown;
  /** Value that differs when an item has changed. An item that never changes is its own stage. */
  stageOf(item: Item): unknown;
  /** True when an item can no longer change. */
  isSettled(item: Item): boolean;
}

/** Keeps a collection as records. */
export class CollectionWriter<Item> {
  readonly #records: Records;
  readonly #collection: Collection<Item>;
  readonly #kind: Kind<Item>;
  /** Items to check: those that were put or removed, and those that can still change. */
  readonly #open = new Set<string>();
  /** Stages, when last written, of the items that can still change. */
  readonly #stages = new Map<string, unknown>();
  #isCleared = false;

  /** @param isKept whether what is in the collection is in the records already */
  constructor(records: Records, collection: Collection<Item>, kind: Kind<Item>, isKept: boolean) {
    this.#records = records;
    this.#collection = collection;
    this.#kind = kind;
    for (const id of collection.keys()) {
      const item = collection.get(id) as Item;
      if (isKept && kind.isSettled(item)) continue;
      this.#open.add(id);
      if (isKept) this.#stages.set(id, kind.stageOf(item));
    }
    collection.observer = {
      changed: (id) => {
        this.#open.add(id);
        this.#stages.delete(id);
      },
      cleared: () => {
        this.#isCleared = true;
        this.#open.clear();
        this.#stages.clear();
      },
    };
  }

  /** Writes what has changed. Returns true when anything had. */
  save(): boolean {
    const { name, encode, stageOf, isSettled } = this.#kind;
    let isChanged = this.#isCleared;
    if (this.#isCleared) this.#records.clear(name);
    this.#isCleared = false;
    for (const id of this.#open) {
      const item = this.#collection.get(id);
      const stage = item === undefined ? undefined : stageOf(item);
      if (stage === undefined || stage !== this.#stages.get(id)) {
        isChanged = true;
        if (item === undefined) this.#records.delete(name, id);
        else this.#records.put(name, id, JSON.stringify(encode(item)));
      }
      this.#stages.set(id, stage);
      if (item !== undefined && !isSettled(item)) continue;
      this.#open.delete(id);
      this.#stages.delete(id);
    }
    return isChanged;
  }
}
