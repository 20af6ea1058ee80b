import type { GraphData } from "./graph-data.ts";
import type { ServiceJob } from "./service-job.ts";

/** Status codes of a graph that the emulator knows. */
export const STATUS = {
  preparing: "100",
  running: "200",
  stopped: "900",
  stopping: "901",
  backingUp: "903",
  starting: "920",
} as const;

export type GraphStatus = (typeof STATUS)[keyof typeof STATUS];

/** A graph: what it was created with, its state and its data. */
export interface Graph {
  readonly id: string;
  readonly name: string;
  /** The other fields it was created with, in camelCase. */
  readonly settings: Readonly<Record<string, unknown>>;
  readonly created: number;
  updated: number;
  status: GraphStatus;
  data: GraphData;
  /** Jobs of the service plane, by id, oldest first. */
  readonly jobs: Map<string, ServiceJob>;
  /** The job of the management plane that is at work on the graph. */
  work: { fail(reason: string): void } | undefined;
}
