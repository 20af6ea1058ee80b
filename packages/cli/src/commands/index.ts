import type { Command } from "../command/command.ts";
import {
  deleteCommand,
  expandCommand,
  resizeCommand,
  restartCommand,
  startCommand,
  stopCommand,
} from "./graphs/change.ts";
import { createCommand } from "./graphs/create.ts";
import { listCommand, showCommand } from "./graphs/read.ts";
import { cancelCommand, waitCommand } from "./jobs/control.ts";
import { listCommand as listJobsCommand, showCommand as showJobCommand } from "./jobs/read.ts";

/** Groups of commands, in the order of `--help`. */
export const GROUPS: Readonly<Record<string, string>> = {
  graphs: "Create, start, stop, resize and delete graphs",
  jobs: "Follow and cancel jobs",
  api: "Call any operation of the API by its name",
};

/** All commands with a definition of their own; those of `ges api` come from the descriptions. */
export const COMMANDS: readonly Command[] = [
  listCommand,
  showCommand,
  createCommand,
  startCommand,
  stopCommand,
  restartCommand,
  resizeCommand,
  expandCommand,
  deleteCommand,
  listJobsCommand,
  showJobCommand,
  waitCommand,
  cancelCommand,
];
