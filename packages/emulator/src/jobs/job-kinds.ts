interface JobKindFacts {
  /** Approximate duration in minutes, when durations are realistic. */
  readonly minutes: number;
  /** Reason of an injected failure: the message of an error code. */
  readonly failure: string;
}

const ENGINE_FAILED = "An internal error occurs in the underlying service of the graph engine.";
const NO_SERVERS = "Failed to create the ECS because the resources are insufficient.";

/** The kinds of jobs that the management plane begins. */
export const JOB_KINDS = {
  CreateGraph: { minutes: 15, failure: NO_SERVERS },
  StopGraph: { minutes: 5, failure: ENGINE_FAILED },
  StartGraph: { minutes: 10, failure: NO_SERVERS },
  RestartGraph: { minutes: 10, failure: ENGINE_FAILED },
  DeleteGraph: { minutes: 5, failure: ENGINE_FAILED },
  UpgradeGraph: { minutes: 20, failure: ENGINE_FAILED },
  ResizeGraph: {
    minutes: 30,
    failure: "The IaaS resources of the graph flavor to be scaled out are insufficient.",
  },
  ExpandGraph: { minutes: 15, failure: NO_SERVERS },
  ClearGraph: { minutes: 2, failure: "Failed to clear a graph." },
  ImportGraph: { minutes: 10, failure: "Failed to incrementally import data to the graph." },
  ExportGraph: { minutes: 5, failure: "Failed to export a graph." },
  CreateBackup: { minutes: 5, failure: "Failed to back up a graph." },
  ExportBackup: { minutes: 5, failure: ENGINE_FAILED },
  ImportBackup: { minutes: 5, failure: ENGINE_FAILED },
} as const satisfies Record<string, JobKindFacts>;

export type JobKind = keyof typeof JOB_KINDS;

export function isJobKind(name: string): name is JobKind {
  return Object.hasOwn(JOB_KINDS, name);
}
