import type { ImportedFiles } from "../../../jobs/imported-file.ts";
import type { JobKind } from "../../../jobs/job-kinds.ts";
import type { TaskOutcome } from "../../../jobs/running-job.ts";
import type { Graph, GraphStatus } from "../../../state/graph.ts";
import type { ServiceState } from "../../../state/service-state.ts";

/** Effects of a job on its graph. */
export interface JobPlan {
  readonly name: JobKind;
  /** Statuses of the graph while the job runs, one after the other, each for the same part of the job. */
  readonly during: GraphStatus | readonly GraphStatus[];
  /** Status of the graph once the job is done. */
  readonly after: GraphStatus;
  /** Status of the graph once the job has failed, when that is another one. */
  readonly afterFailure?: GraphStatus;
  /** Status of the graph while a job that fails in the end takes back what it did. */
  readonly rollback?: GraphStatus;
  /** True when the graph can be neither read nor changed meanwhile. */
  readonly locksGraph?: boolean;
  readonly onSuccess?: () => void;
  readonly onFailure?: () => void;
}

/** Makes a plan from plain data, so that it can be rebuilt when a job resumes after a restart. */
export type Planner<Input> = (state: ServiceState, graph: Graph, input: Input) => JobPlan;

/** Reading or writing of files that a job waits for. It cannot go on after a restart. */
export interface Task {
  run(signal: AbortSignal): Promise<TaskOutcome>;
  /** The files of an import. */
  readonly files?: ImportedFiles;
}
