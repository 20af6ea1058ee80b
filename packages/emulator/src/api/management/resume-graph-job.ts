import type { JobKind } from "../../jobs/job-kinds.ts";
import type { ManagementJob } from "../../jobs/management-job.ts";
import type { RunningJobState, TaskOutcome } from "../../jobs/running-job.ts";
import type { Graph } from "../../state/graph.ts";
import type { ServiceState } from "../../state/service-state.ts";
import { planBackup } from "./backups/backups.ts";
import { planBackupExport, planBackupImport } from "./backups/import-export-backups.ts";
import { resumeJob } from "./common/begin-job.ts";
import type { Planner } from "./common/job-plan.ts";
import { planExport, planImport } from "./data/import-export.ts";
import { planCreation } from "./graphs/create-graph.ts";
import { planDeletion, planRestart, planStart, planStop } from "./graphs/graphs.ts";
import { planClearing, planExpansion, planResize, planUpgrade } from "./graphs/modify-graph.ts";

/** Planners of all kinds of jobs that the emulator begins. */
const PLANNERS: { readonly [Kind in JobKind]?: Planner<never> } = {
  CreateGraph: planCreation,
  StopGraph: planStop,
  StartGraph: planStart,
  RestartGraph: planRestart,
  DeleteGraph: planDeletion,
  UpgradeGraph: planUpgrade,
  ResizeGraph: planResize,
  ExpandGraph: planExpansion,
  ClearGraph: planClearing,
  ImportGraph: planImport,
  ExportGraph: planExport,
  CreateBackup: planBackup,
  ExportBackup: planBackupExport,
  ImportBackup: planBackupImport,
};

/** Resumes the job of a graph after a restart. */
export function resumeGraphJob(
  state: ServiceState,
  graph: Graph,
  job: ManagementJob,
  running: RunningJobState,
  outcome: TaskOutcome | undefined,
): void {
  const planner = PLANNERS[job.name];
  if (!planner) throw new Error(`There is no plan for jobs of the kind ${job.name}.`);
  resumeJob(state, graph, job, planner(state, graph, running.input as never), running, outcome);
}
