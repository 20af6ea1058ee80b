/** A piece of a text that is searched from its beginning to its end, each place once. */
export class Piece {
  readonly text: string;
  readonly #delimiter: string;
  #delimiterAt = -1;
  #breakAt = -1;

  constructor(text: string, delimiter: string) {
    this.text = text;
    this.#delimiter = delimiter;
  }

  /** Position of the first delimiter from a position on; infinite when there is none. */
  delimiterFrom(at: number): number {
    if (this.#delimiterAt < at) this.#delimiterAt = indexOf(this.text, this.#delimiter, at);
    return this.#delimiterAt;
  }

  /** Position of the first line break from a position on; infinite when there is none. */
  breakFrom(at: number): number {
    if (this.#breakAt < at) this.#breakAt = indexOf(this.text, "\n", at);
    return this.#breakAt;
  }
}

function indexOf(text: string, part: string, from: number): number {
  const index = text.indexOf(part, from);
  return index === -1 ? Number.POSITIVE_INFINITY : index;
}
