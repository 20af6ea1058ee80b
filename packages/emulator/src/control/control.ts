import type { ServiceState } from "../state/service-state.ts";
import type { FaultRule } from "./fault-rule.ts";
import type { CountedFaultRule, Faults } from "./faults.ts";
import type { Journal, JournalEntry, JournalQuery } from "./journal.ts";

/** What whoever runs an emulator can do to it. Over HTTP it is under `/_emulator`. */
export interface Control {
  /** What goes wrong on purpose. */
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

/** The control of an emulator. */
export function controlOf(
  state: ServiceState,
  faults: Faults,
  journal: Journal,
  initialFaults: readonly FaultRule[],
): Control {
  const { scheduler } = state;
  const start = state.snapshot();
  const snapshots = new Map<string, () => void>();
  const resetFaults = () => {
    faults.clear();
    for (const rule of initialFaults) faults.add(rule);
  };
  const moveTo = (ms: number, problem: string) => {
    if (Number.isNaN(new Date(ms).getTime())) throw new TypeError(problem);
    scheduler.moveTo(ms);
  };
  resetFaults();
  return {
    faults: {
      add: (rule) => faults.add(rule),
      clear: () => faults.clear(),
      list: () => faults.list(),
    },
    clock: {
      now: () => new Date(scheduler.now()),
      advance(ms) {
        const problem = "advance: must be a number of milliseconds, 0 or more";
        moveTo(typeof ms === "number" && ms >= 0 ? scheduler.now() + ms : Number.NaN, problem);
      },
      set: (date) => moveTo(new Date(date).getTime(), "set: must be a date"),
    },
    reset() {
      start();
      scheduler.moveTo(Date.now());
      resetFaults();
      journal.clear();
    },
    snapshot(name) {
      snapshots.set(name, state.snapshot());
    },
    restore(name) {
      const restore = snapshots.get(name);
      if (!restore) throw new RangeError(`restore: there is no snapshot called ${name}`);
      restore();
    },
    requests: (query) => journal.find(query),
    clearRequests: () => journal.clear(),
  };
}
