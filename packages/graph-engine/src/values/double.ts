import "./raw-json.ts";

/**
 * Floating-point number without a fraction, such as 5.0, which would otherwise be taken for an integer.
 *
 * Make it with `float()`; every other floating-point number is a plain `number`.
 */
export class Double {
  readonly value: number;

  constructor(value: number) {
    this.value = value;
  }

  valueOf(): number {
    return this.value;
  }

  toString(): string {
    const text = String(this.value);
    return text.includes("e") ? text : `${Object.is(this.value, -0) ? "-0" : text}.0`;
  }

  toJSON(): unknown {
    return JSON.rawJSON(this.toString());
  }
}
