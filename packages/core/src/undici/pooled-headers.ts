import type { IncomingHttpHeaders } from "node:http";
import type { TransportHeaders } from "../options/transport.ts";

/** Headers of a response from the pool. Two are read for every response, so that must not cost a `Headers`. */
export class PooledHeaders implements TransportHeaders {
  readonly #raw: IncomingHttpHeaders;

  constructor(raw: IncomingHttpHeaders) {
    this.#raw = raw;
  }

  get(name: string): string | null {
    const key = name.toLowerCase();
    const value = Object.hasOwn(this.#raw, key) ? this.#raw[key] : undefined;
    return Array.isArray(value) ? value.join(", ") : (value ?? null);
  }

  has(name: string): boolean {
    return Object.hasOwn(this.#raw, name.toLowerCase());
  }

  forEach(visit: (value: string, name: string) => void): void {
    for (const [name, values] of Object.entries(this.#raw)) {
      for (const value of [values ?? []].flat()) visit(value, name);
    }
  }
}
