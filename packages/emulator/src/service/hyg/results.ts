import { refuse } from "../../refusal.ts";
import type { World } from "../../state/world.ts";
import { prepareResultFile } from "../export-job-result.ts";
import { withoutKeys } from "../files.ts";
import type { BodyInput } from "../input.ts";
import { beginHygJob, hygGraphOf } from "./jobs.ts";

interface HygResultExport {
  readonly exportPath: string;
  readonly erase?: boolean;
}

export const hygResultOperations = {
  exportHygJobResult(world: World, { graph_name, job_id, body }: BodyInput<HygResultExport> & { job_id: string }) {
    const { graph } = hygGraphOf(world, graph_name, "GES.8011");
    const { exportPath, erase = true } = body;
    const job = graph.jobs.get(job_id);
    if (!job?.isHyg) throw refuse("GES.8301", `can not find job, jobId is ${job_id}`);
    const write = prepareResultFile(world, job, { exportPath, fileName: job_id, paginate: {} });
    const jobId = beginHygJob(world, graph, { request: withoutKeys(body) }, async (_, signal) => {
      await write(signal);
      if (erase) graph.jobs.delete(job_id);
    });
    return { jobId };
  },
};
