import { command } from "../../command/command.ts";
import { UsageError } from "../../errors/usage-error.ts";
import { DRY_RUN, GRAPH_OPTION } from "../../options/shared-options.ts";
import { followJob } from "../../progress/finish-job.ts";
import { followInside } from "../../progress/follow-inside.ts";
import { chosenGraph } from "../../session/find-graph.ts";
import { findJob } from "../../session/find-job.ts";
import { JOB, JOB_GRAPH, jobResult } from "./read.ts";

export const waitForJob = command({
  name: "jobs wait",
  summary: "Wait until a job ends",
  description: "Ends with 3 when the job fails, and with 4 when --timeout is over. The job itself goes on.",
  arguments: { job: JOB },
  options: { graph: JOB_GRAPH },
  examples: [{ line: "ges jobs wait $JOB --graph movie --timeout 30m", summary: "Waits for half an hour at most" }],
  async run({ job: job_id, graph: graphName }, session) {
    const found = await findJob(session, job_id, graphName);
    const { graph } = found;
    const label = `Job ${job_id} of ${graph.name}`;
    if (found.plane === "management") {
      return jobResult(job_id, { ...found, job: await followJob(session, { graph, job_id, label }) });
    }
    return jobResult(job_id, { ...found, job: await followInside(session, { graph, job_id, label }) });
  },
});

export const cancelJob = command({
  name: "jobs cancel",
  operation: "service/cancelJob",
  summary: "Cancel a job inside a graph, such as an algorithm",
  description: "Jobs that start, stop or back up a graph cannot be cancelled.",
  arguments: { job: JOB },
  options: { graph: GRAPH_OPTION, dryRun: DRY_RUN },
  examples: [{ line: "ges jobs cancel $JOB --graph movie", summary: "Ends an algorithm that takes too long" }],
  async run({ job: job_id, graph: graphName }, session) {
    const found = await findJob(session, job_id, (await chosenGraph(session, graphName)).id);
    if (found.plane === "management") {
      throw new UsageError(`Job ${job_id} (${found.job.job_name}) is one of the management plane, which cancels none.`);
    }
    const client = await session.service(found.graph);
    await client.cancelJob({ job_id }, { signal: session.signal });
    return { data: { jobId: job_id }, id: "jobId" };
  },
});
