import { randomUUID } from "node:crypto";
import { Agenda } from "./agenda.ts";
import type { Backup } from "./backup.ts";
import type { Graph } from "./graph.ts";
import type { ManagementJob } from "./management-job.ts";

/** Everything that one emulator holds. */
export class World {
  readonly agenda: Agenda;
  readonly graphs = new Map<string, Graph>();
  readonly backups = new Map<string, Backup>();
  /** Jobs of the management plane, oldest first. They outlive their graphs. */
  readonly jobs = new Map<string, ManagementJob>();
  /** How long a job takes, in milliseconds. */
  readonly jobDurationMs: number;

  constructor(jobDurationMs: number, now: () => number = Date.now) {
    this.jobDurationMs = jobDurationMs;
    this.agenda = new Agenda(now);
  }

  newId(): string {
    return randomUUID();
  }

  graphNamed(name: string): Graph | undefined {
    for (const graph of this.graphs.values()) if (graph.name === name) return graph;
    return undefined;
  }
}
