import type { World } from "../state/world.ts";
import { type ElementDeletion, type ElementUpdate, prepareDeletion, prepareUpdate } from "../storage/element-files.ts";
import { storageOf } from "../storage/object-storage.ts";
import { beginServiceJob, graphInService } from "./context.ts";
import { JOB_TYPE, withoutKeys } from "./files.ts";
import type { BodyInput } from "./input.ts";

/** The operations on elements that files list. */
export const elementFileOperations = {
  deleteElementsFromFile(world: World, { graph_name, body }: BodyInput<ElementDeletion>) {
    const graph = graphInService(world, graph_name, "GES.8013");
    const { files, run } = prepareDeletion(storageOf(world), body);
    const kind = { jobType: JOB_TYPE, request: withoutKeys(body), files, isUnstoppable: true, isWriting: true };
    const { jobId } = beginServiceJob(world, graph, kind, (signal) => run(graph.data, signal));
    return { jobId };
  },

  updateElementsFromFile(world: World, { graph_name, body }: BodyInput<ElementUpdate>) {
    const graph = graphInService(world, graph_name, "GES.8013");
    const { files, run } = prepareUpdate(storageOf(world), graph.data, body);
    const kind = { jobType: JOB_TYPE, request: withoutKeys(body), files, isUnstoppable: true, isWriting: true };
    const { jobId } = beginServiceJob(world, graph, kind, (signal) => run(graph.data, signal));
    return { jobId };
  },
};
