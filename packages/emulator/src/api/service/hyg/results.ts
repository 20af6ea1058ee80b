import { badRequest } from "../../../errors/service-error.ts";
import type { ServiceState } from "../../../state/service-state.ts";
import type { BodyInput } from "../common/input.ts";
import { withoutKeys } from "../data/import-export.ts";
import { prepareResultFile } from "../jobs/export-job-result.ts";
import { beginHygJob, hygGraphOf } from "./jobs.ts";

interface HygResultExport {
  readonly exportPath: string;
  readonly erase?: boolean;
}

export const hygResultOperations = {
  exportHygJobResult(
    state: ServiceState,
    { graph_name, job_id, body }: BodyInput<HygResultExport> & { job_id: string },
  ) {
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
};
