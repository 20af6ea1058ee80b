import "./raw-json.ts";

/**
 * Integer of 64 bits that a `number` cannot tell from its neighbours.
 *
 * Make it with `integer()`; every smaller integer is a plain `number`.
 */
export class Long {
  readonly value: bigint;

  constructor(value: bigint) {
    this.value = value;
  }

  valueOf(): bigint {
    return this.value;
  }

  toString(): string {
    return String(this.value);
  }

  toJSON(): unknown {
    return JSON.rawJSON(this.toString());
  }
}
