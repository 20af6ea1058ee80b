import type { service } from "@ges-sdk/v1";
import type { Graph } from "../session/graph.ts";
import type { Session } from "../session/session.ts";
import { follow } from "./follow.ts";

interface InsideJob {
  readonly graph: Graph;
  readonly job_id: string;
  readonly label: string;
}

/** Waits for a job inside a graph, such as an algorithm. */
export async function followInside(
  session: Session,
  { graph, job_id, label }: InsideJob,
): Promise<service.ShowJobOutput> {
  const client = await session.service(graph);
  return await follow(session, {
    label,
    resume: `ges jobs wait ${job_id} --graph ${graph.name}`,
    wait: (options) => client.waitForJob({ job_id }, options),
    describe: ({ status }: service.ShowJobOutput) => ({ state: status }),
  });
}
