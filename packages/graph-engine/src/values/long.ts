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

  /** A text, since whoever reads JSON in JavaScript would lose digits of a number. */
  toJSON(): string {
    return this.toString();
  }
}
