import { badRequest } from "../../../errors/service-error.ts";
import { withoutKeys } from "../data/import-export.ts";
import type { ServiceHandlers } from "../described.ts";
import { prepareResultFile } from "../jobs/export-job-result.ts";
import { beginHygJob, hygGraphOf } from "./jobs.ts";

export const hygResultOperations = {
  exportHygJobResult(state, { graph_name, job_id, body }) {
    const { graph } = hygGraphOf(state, graph_name, "GES.8011");
    const { exportPath, erase = true } = body;
    const job = graph.jobs.get(job_id);
    if (!job?.isHyg) throw badRequest("GES.8301", `can not find job, jobId is ${job_id}`);
    const write = prepareResultFile(state, job, { exportPath, fileName: job_id, paginate: {} });
    const jobId = beginHygJob(state, graph, { request: withoutKeys(body) }, async (_, signal) => {
      await write(signal);
      signal.throwIfAborted();
      if (erase) graph.jobs.delete(job_id);
    });
    return { jobId };
  },
} satisfies Partial<ServiceHandlers>;
