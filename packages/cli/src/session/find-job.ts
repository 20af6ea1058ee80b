import type { service } from "@ges-sdk/v1";
import type { management } from "@ges-sdk/v2";
import { NotFoundError } from "../errors/not-found-error.ts";
import { findGraph, PAGE_SIZE } from "./find-graph.ts";
import type { Graph } from "./graph.ts";
import type { Session } from "./session.ts";

/** A job of either plane, with its graph. */
export type FoundJob =
  | { readonly plane: "management"; readonly graph: Graph; readonly job: management.ShowJobOutput }
  | { readonly plane: "service"; readonly graph: Graph; readonly job: service.ShowJobOutput };

// The management plane knows no such job.
const UNKNOWN_JOB = ["GES.7007", "GES.8301"];

/** Finds a job by its ID: in the list of the management plane, and inside the graph if one is named. */
export async function findJob(session: Session, job_id: string, graphName: string | undefined): Promise<FoundJob> {
  const client = await session.management();
  const { signal } = session;
  if (graphName === undefined) {
    for await (const job of client.paginate.listJobs({ limit: PAGE_SIZE }, { signal })) {
      if (job.job_id !== job_id) continue;
      return { plane: "management", graph: await findGraph(session, job.related_graph), job };
    }
    throw new NotFoundError(
      `No job of the management plane is called ${job_id}. For a job inside a graph, add --graph.`,
    );
  }
  const { GesApiError } = await import("@ges-sdk/core");
  const graph = await findGraph(session, graphName);
  try {
    const job = await client.showJob({ graph_id: graph.id, job_id }, { signal });
    return { plane: "management", graph, job };
  } catch (error) {
    if (!(error instanceof GesApiError)) throw error;
    if (error.status !== 404 && !UNKNOWN_JOB.includes(error.code ?? "")) throw error;
  }
  const inside = await session.service(graph);
  return { plane: "service", graph, job: await inside.showJob({ job_id }, { signal }) };
}
