import type { Command } from "../command/command.ts";
import { createBackup, deleteBackup, restoreBackup } from "./backups/change.ts";
import { listBackups } from "./backups/read.ts";
import { clearData, exportData, importData } from "./data/change.ts";
import { deleteGraph, expandGraph, resizeGraph, restartGraph, startGraph, stopGraph } from "./graphs/change.ts";
import { createGraph } from "./graphs/create.ts";
import { listGraphs, showGraph } from "./graphs/read.ts";
import { cancelJob, waitForJob } from "./jobs/control.ts";
import { listJobs, showJob } from "./jobs/read.ts";
import { runAlgorithm } from "./query/run-algorithm.ts";
import { cypherQuery, gremlinQuery } from "./query/run-query.ts";
import { completion } from "./setup/completion.ts";
import { configure } from "./setup/configure.ts";
import { doctor } from "./setup/doctor.ts";
import { emulator } from "./setup/emulator.ts";
import { explainCode } from "./setup/errors.ts";
import { whoami } from "./setup/whoami.ts";

/** Groups of commands, in the order of `--help`. */
export const GROUPS: Readonly<Record<string, string>> = {
  graphs: "Create, start, stop, resize and delete graphs",
  jobs: "Follow and cancel jobs",
  backups: "Take, restore and delete backups",
  data: "Import, export and clear the data of a graph",
  query: "Query a graph in Gremlin or Cypher",
  algorithm: "Run algorithms on a graph",
  api: "Call any operation of the API by its name",
  "api v2": "Operations of the management plane, API v2",
  "api v1": "Operations of the management plane, API v1.0",
  "api service": "Operations of the service plane: the data inside a graph",
};

/** All commands with a definition of their own; those of `ges api` come from the descriptions. */
export const COMMANDS: readonly Command[] = [
  listGraphs,
  showGraph,
  createGraph,
  startGraph,
  stopGraph,
  restartGraph,
  resizeGraph,
  expandGraph,
  deleteGraph,
  listJobs,
  showJob,
  waitForJob,
  cancelJob,
  listBackups,
  createBackup,
  restoreBackup,
  deleteBackup,
  importData,
  exportData,
  clearData,
  gremlinQuery,
  cypherQuery,
  runAlgorithm,
  configure,
  whoami,
  doctor,
  explainCode,
  emulator,
  completion,
];
