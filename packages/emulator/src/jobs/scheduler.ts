import { TimeQueue } from "./time-queue.ts";

/** The clock, and what happens at a time. It happens when somebody next looks, in the order of the times. */
export class Scheduler {
  readonly #queue = new TimeQueue<() => void>();
  /** How far the clock is ahead of the machine's. */
  aheadMs = 0;
  /** While something happens: the time it was due. */
  #acting: number | undefined;

  now(): number {
    return this.#acting ?? Date.now() + this.aheadMs;
  }

  /** Lets `act` happen `delayMs` milliseconds from now. */
  after(delayMs: number, act: () => void): void {
    this.at(this.now() + delayMs, act);
  }

  /** Lets `act` happen at a time. */
  at(ms: number, act: () => void): void {
    this.#queue.add(ms, act);
  }

  /** Sets the clock, from where it runs on, and lets happen what is due by then. */
  moveTo(ms: number): void {
    this.aheadMs = ms - Date.now();
    this.catchUp();
  }

  /** Lets happen what is due. Each thing sees the time it was due, however late anybody looks. */
  catchUp(): void {
    const now = this.now();
    try {
      for (let at = this.#queue.firstAt; at !== undefined && at <= now; at = this.#queue.firstAt) {
        this.#acting = at;
        this.#queue.take()?.();
      }
    } finally {
      this.#acting = undefined;
    }
  }

  /** Remembers what is to happen; the function that comes back lets it happen as far from then as it is from now. */
  snapshot(): () => void {
    const now = this.now();
    const entries = this.#queue.entries().map(({ at, item }) => ({ in: at - now, act: item }));
    return () => {
      this.#queue.clear();
      for (const entry of entries) this.after(entry.in, entry.act);
    };
  }
}

let day = Number.NaN;
let date = "";

/** A time as the service writes it: UTC, without fractions and zone. */
export function timestamp(ms: number): string {
  const isOf = Math.floor(ms / DAY_MS);
  // Most times are of the same day as the one before.
  if (isOf !== day) [day, date] = [isOf, new Date(ms).toISOString().slice(0, 11)];
  const seconds = Math.floor((ms - isOf * DAY_MS) / 1000);
  return `${date}${twoDigits(seconds / 3600)}:${twoDigits((seconds / 60) % 60)}:${twoDigits(seconds % 60)}`;
}

const DAY_MS = 86_400_000;

function twoDigits(number: number): string {
  return String(Math.floor(number)).padStart(2, "0");
}
