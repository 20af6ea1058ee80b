import type { Scheduler } from "../jobs/scheduler.ts";
import type { ServiceState } from "./service-state.ts";

/** The projects of an emulator: each has a state of its own, and all share a clock. */
export class Projects {
  readonly #states: ReadonlyMap<string, ServiceState>;
  readonly scheduler: Scheduler;

  /** @param states by the IDs of the projects; they share one scheduler */
  constructor(states: ReadonlyMap<string, ServiceState>) {
    const [first] = states.values();
    if (!first) throw new Error("An emulator has one project at least.");
    this.#states = states;
    this.scheduler = first.scheduler;
  }

  /** The states of all projects, the default one first. */
  get states(): readonly ServiceState[] {
    return [...this.#states.values()];
  }

  stateOf(projectId: string): ServiceState {
    const state = this.#states.get(projectId);
    if (!state) throw new Error(`There is no project ${projectId}.`);
    return state;
  }

  /** Captures the states of all projects; the returned function restores them. */
  snapshot(): () => void {
    const restores = this.states.map((state) => state.snapshot());
    return () => {
      for (const restore of restores) restore();
    };
  }

  /** Fails the jobs of all projects that are at work. */
  interrupt(reason: string): void {
    for (const state of this.states) state.interrupt(reason);
  }
}
