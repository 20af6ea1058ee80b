import type { FaultRule } from "./fault-rule.ts";
import type { CountedFaultRule } from "./faults.ts";
import type { JournalEntry, JournalQuery } from "./journal.ts";

/** Control API of an emulator. Over HTTP it is under `/_emulator`. */
export interface Control {
  /** Faults on purpose. */
  readonly faults: {
    /**
     * Adds a rule, behind those there are. The first one that fits a request, and is not used up, happens to it.
     *
     * @throws {TypeError} when the rule is wrong; the message names the field
     */
    add(rule: FaultRule): void;
    clear(): void;
    list(): CountedFaultRule[];
  };
  /** The clock of everything here: jobs, tokens, signatures. It runs on from wherever it is put. */
  readonly clock: {
    now(): Date;
    /** Puts the clock forward, and lets happen what is due by then, in order. */
    advance(ms: number): void;
    /** Puts the clock to a time, and lets happen what is due by then. Earlier than now, nothing is undone. */
    set(date: Date | string): void;
  };
  /** Goes back to the start: no graphs, no journal, the real time, and the fault rules of the start. */
  reset(): void;
  /** Remembers all graphs with their data, jobs and backups under a name, in memory. */
  snapshot(name: string): void;
  /**
   * Brings back what was remembered. A job goes on with what remained of its time, but one of the service plane whose
   * work was not done comes back as failed. Clock, faults, journal and tokens stay as they are.
   *
   * @throws {RangeError} when nothing was remembered under the name
   */
  restore(name: string): void;
  /** The last 1,000 requests, oldest first, without secrets. */
  requests(query?: JournalQuery): JournalEntry[];
  /** Forgets the requests seen so far. */
  clearRequests(): void;
}
