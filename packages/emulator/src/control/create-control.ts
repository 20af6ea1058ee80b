import type { Projects } from "../state/projects.ts";
import type { Control } from "./control.ts";
import type { FaultRule } from "./fault-rule.ts";
import type { Faults } from "./faults.ts";
import type { Journal } from "./journal.ts";

/** Creates the control API of an emulator. */
export function createControl(
  projects: Projects,
  faults: Faults,
  journal: Journal,
  initialFaults: readonly FaultRule[],
): Control {
  const { scheduler } = projects;
  const start = projects.snapshot();
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
      snapshots.set(name, projects.snapshot());
    },
    snapshots: () => [...snapshots.keys()],
    restore(name) {
      const restore = snapshots.get(name);
      if (!restore) throw new RangeError(`restore: there is no snapshot called ${name}`);
      restore();
    },
    requests: (query) => journal.find(query),
    clearRequests: () => journal.clear(),
  };
}
