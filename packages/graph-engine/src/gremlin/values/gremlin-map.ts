import { Entries } from "./kinds.ts";
import { keyOf } from "./value-key.ts";

/** Map with keys of any kind, in the order in which they were added. */
export class GremlinMap extends Entries {
  readonly #entries = new Map<string, readonly [key: unknown, value: unknown]>();

  constructor(entries: Iterable<readonly [key: unknown, value: unknown]> = []) {
    super();
    for (const [key, value] of entries) this.set(key, value);
  }

  get size(): number {
    return this.#entries.size;
  }

  has(key: unknown): boolean {
    return this.#entries.has(keyOf(key));
  }

  get(key: unknown): unknown {
    return this.#entries.get(keyOf(key))?.[1];
  }

  set(key: unknown, value: unknown): void {
    this.#entries.set(keyOf(key), [key, value]);
  }

  entries(): Iterable<readonly [key: unknown, value: unknown]> {
    return this.#entries.values();
  }

  keys(): unknown[] {
    return Array.from(this.#entries.values(), ([key]) => key);
  }

  values(): unknown[] {
    return Array.from(this.#entries.values(), ([, value]) => value);
  }
}
