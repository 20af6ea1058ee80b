import { prepareDeletion, prepareUpdate } from "../../../object-storage/element-files.ts";
import { beginServiceJob, graphInService } from "../common/context.ts";
import { JOB_TYPE, withoutKeys } from "../data/import-export.ts";
import type { ServiceHandlers } from "../described.ts";

/** The operations on elements that files list. */
export const elementFileOperations = {
  deleteElementsFromFile(state, { graph_name, body }) {
    const graph = graphInService(state, graph_name, "GES.8013");
    const { files, run } = prepareDeletion(state.storage, body);
    const kind = { jobType: JOB_TYPE, request: withoutKeys(body), files, isUnstoppable: true, isWriting: true };
    const { jobId } = beginServiceJob(state, graph, kind, (signal) => run(graph.data, signal));
    return { jobId };
  },

  updateElementsFromFile(state, { graph_name, body }) {
    const graph = graphInService(state, graph_name, "GES.8013");
    const { files, run } = prepareUpdate(state.storage, graph.data, body);
    const kind = { jobType: JOB_TYPE, request: withoutKeys(body), files, isUnstoppable: true, isWriting: true };
    const { jobId } = beginServiceJob(state, graph, kind, (signal) => run(graph.data, signal));
    return { jobId };
  },
} satisfies Partial<ServiceHandlers>;
