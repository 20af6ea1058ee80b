import type { FaultRule } from "./fault-rule.ts";
import type { CountedFaultRule } from "./faults.ts";
import type { JournalEntry, JournalQuery } from "./journal.ts";

/** Control API of an emulator. Over HTTP it is under `/_emulator`. */
export interface Control {
  /** Rules of the faults to inject. */
  readonly faults: {
    /**
     * Appends a rule. The first rule that matches a request and is not used up applies to it.
     *
     * @throws {TypeError} when the rule is wrong; the message names the field
     */
    add(rule: FaultRule): void;
    clear(): void;
    list(): CountedFaultRule[];
  };
  /** Clock of jobs, tokens and signatures. It keeps running from the time it is set to. */
  readonly clock: {
    now(): Date;
    /** Advances the clock by milliseconds and runs what is due by then, in order. */
    advance(ms: number): void;
    /** Sets the clock and runs what is due by then. An earlier time undoes nothing. */
    set(date: Date | string): void;
  };
  /** Returns to the initial state: no graphs, no journal, the real time, and the initial fault rules. */
  reset(): void;
  /** Stores a snapshot of all graphs with their data, jobs and backups under a name, in memory. */
  snapshot(name: string): void;
  /** Returns the names of all snapshots, oldest first. */
  snapshots(): string[];
  /**
   * Restores a snapshot. Jobs resume with the time they had left, but those of the service plane whose work was not
   * done are restored as failed. Clock, faults, journal and tokens stay as they are.
   *
   * @throws {RangeError} when there is no snapshot of that name
   */
  restore(name: string): void;
  /** Returns the last 1,000 requests, oldest first, without secrets. */
  requests(query?: JournalQuery): JournalEntry[];
  /** Clears the recorded requests. */
  clearRequests(): void;
}
