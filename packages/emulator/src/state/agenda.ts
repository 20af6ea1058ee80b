/** Things that happen at a time. They happen when somebody next looks, in the order of their times. */
export class Agenda {
  #entries: { at: number; act: () => void }[] = [];
  readonly #now: () => number;

  constructor(now: () => number) {
    this.#now = now;
  }

  now(): number {
    return this.#now();
  }

  /** Lets `act` happen `delayMs` milliseconds from now. */
  after(delayMs: number, act: () => void): void {
    const at = this.#now() + delayMs;
    const position = this.#entries.findIndex((entry) => entry.at > at);
    this.#entries.splice(position === -1 ? this.#entries.length : position, 0, { at, act });
  }

  /** Lets happen what is due. */
  catchUp(): void {
    for (let next = this.#entries[0]; next && next.at <= this.#now(); next = this.#entries[0]) {
      this.#entries.shift();
      next.act();
    }
  }
}

/** A time as the service writes it: UTC, without fractions and zone. */
export function timestamp(ms: number): string {
  return new Date(ms).toISOString().slice(0, 19);
}
