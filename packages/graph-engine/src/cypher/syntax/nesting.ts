import { syntaxError } from "../errors.ts";

const DEEPEST = 128;

/** Counts how deep expressions nest, so that no statement can exhaust the stack. */
export class Nesting {
  #depth = 0;

  within<Result>(at: number, read: () => Result): Result {
    if (this.#depth === DEEPEST) throw syntaxError(`expressions are nested more than ${DEEPEST} deep`, at);
    this.#depth += 1;
    try {
      return read();
    } finally {
      this.#depth -= 1;
    }
  }
}
