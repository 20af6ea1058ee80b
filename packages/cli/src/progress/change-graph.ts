import type { CallOptions } from "@ges-sdk/core";
import type { ManagementClient } from "@ges-sdk/v2";
import type { Result } from "../output/result.ts";
import { confirm } from "../session/confirm.ts";
import { findGraph } from "../session/find-graph.ts";
import type { Session } from "../session/session.ts";
import { finishJob } from "./finish-job.ts";

interface Input {
  readonly graph: string;
  readonly wait: boolean;
  readonly dryRun: boolean;
  readonly yes?: boolean;
}

interface Change {
  /** What is done, for example `Stopping`. */
  readonly label: string;
  /** What will be lost, where the change asks for the graph's name to be typed. */
  readonly warning?: (name: string) => string;
  /** Starts the job. */
  start(client: ManagementClient, graph_id: string, options: CallOptions): Promise<{ job_id: string }>;
}

/** Starts a job that changes a graph, and waits for it if that is wanted. */
export async function changeGraph(session: Session, input: Input, { label, warning, start }: Change): Promise<Result> {
  const graph = await findGraph(session, input.graph);
  const { name, id } = graph;
  if (warning) await confirm({ name, warning: warning(name), yes: input.yes === true, dryRun: input.dryRun });
  const response = await start(await session.management(), id, { signal: session.signal });
  return await finishJob(session, { graph, job_id: response.job_id, label: `${label} ${name}`, response }, input.wait);
}
