import { TimeQueue } from "./time-queue.ts";

/** Clock and timed actions. Due actions run at the next access, in the order of their times. */
export class Scheduler {
  readonly #queue = new TimeQueue<() => void>();
  /** Milliseconds that the clock is ahead of the machine's. */
  aheadMs = 0;
  /** While something happens: the time it was due. */
  #acting: number | undefined;

  now(): number {
    return this.#acting ?? Date.now() + this.aheadMs;
  }

  /** Schedules `act` for `delayMs` milliseconds from now. */
  after(delayMs: number, act: () => void): void {
    this.at(this.now() + delayMs, act);
  }

  /** Schedules `act` for a time. */
  at(ms: number, act: () => void): void {
    this.#queue.add(ms, act);
  }

  /** Sets the clock, from where it runs on, and lets happen what is due by then. */
  moveTo(ms: number): void {
    this.aheadMs = ms - Date.now();
    this.catchUp();
  }

  /** Runs due actions. Each sees the time it was due, however late it runs. */
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

  /** Captures the scheduled actions; the returned function reschedules them with the delays they have now. */
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
