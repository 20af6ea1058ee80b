import type { Graph } from "../state/graph.ts";
import type { JobKind } from "../state/job-kinds.ts";
import type { ManagementJob } from "../state/management-job.ts";
import type { WorkOutcome, WorkState } from "../state/work.ts";
import type { World } from "../state/world.ts";
import { planBackupExport, planBackupImport } from "./backup-files.ts";
import { planBackup } from "./backups.ts";
import { type Planner, resumeJob } from "./begin-job.ts";
import { planClearing, planExpansion, planResize, planUpgrade } from "./changes.ts";
import { planCreation } from "./create-graph.ts";
import { planExport, planImport } from "./data.ts";
import { planDeletion, planRestart, planStart, planStop } from "./graphs.ts";

/** The planners by the kind of job, for all kinds that the emulator begins. */
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

/** Lets the work of a graph go on after a restart. */
export function resumeWork(
  world: World,
  graph: Graph,
  job: ManagementJob,
  state: WorkState,
  outcome: WorkOutcome | undefined,
): void {
  const planner = PLANNERS[job.name];
  if (!planner) throw new Error(`There is no plan for jobs of the kind ${job.name}.`);
  resumeJob(world, graph, job, planner(world, graph, state.input as never), state, outcome);
}
