import type { ImportedFiles } from "../../../jobs/imported-file.ts";
import { describedLabels } from "../../../object-storage/described-labels.ts";
import { edgeLines, prepareExport, vertexLines } from "../../../object-storage/export.ts";
import { exportLines } from "../../../object-storage/export-files.ts";
import { definedLabels } from "../../../object-storage/graph-labels.ts";
import { prepareImport } from "../../../object-storage/import.ts";
import { checkFileName, folderAt } from "../../../object-storage/object-storage.ts";
import type { ServiceState } from "../../../state/service-state.ts";
import { beginServiceJob, graphInService } from "../common/context.ts";
import type { ServiceHandlers } from "../described.ts";
import { edgeFilters, select, vertexFilters } from "../queries/queries.ts";

// Not in the response, for the examples of these operations name no kind of job.
export const JOB_TYPE = 1;

/** The operations that import a graph and export it, or a part of it. */
export const dataOperations = {
  importGraph(state, { graph_name, body }) {
    const graph = graphInService(state, graph_name, "GES.8013");
    const { files, run } = prepareImport(state.storage, body);
    const kind = { jobType: JOB_TYPE, request: withoutKeys(body), files, isWriting: true };
    const { jobId } = beginServiceJob(state, graph, kind, (signal) => run(graph.data, signal));
    return { jobId };
  },

  /** Splits what it exports unless the request says otherwise, as newer versions of the service do. */
  exportGraph(state, { graph_name, body }) {
    const graph = graphInService(state, graph_name, "GES.8011");
    const { run } = prepareExport(state.storage, { ...body, paginate: { enable: true, ...body.paginate } });
    const kind = { jobType: JOB_TYPE, request: withoutKeys(body) };
    const { jobId } = beginServiceJob(state, graph, kind, (signal) => run(graph.data, signal));
    return { jobId };
  },

  exportVertices(state, { graph_name, body }) {
    const graph = graphInService(state, graph_name, "GES.8204");
    const { labels, exportPath, fileName = "vertices.csv" } = body;
    const filters = vertexFilters(body);
    const folder = targetOf(state, exportPath, fileName);
    return beginServiceJob(state, graph, { jobType: 1, request: withoutKeys(body) }, async (signal) => {
      const vertices = await select(graph.data.vertices(), { ...(labels && { labels }), filters }, signal);
      const described = await describedLabels(definedLabels(graph.data), [vertices], signal);
      await exportLines(folder, fileName, vertexLines(vertices, described), {}, signal);
    });
  },

  exportEdges(state, { graph_name, body }) {
    const graph = graphInService(state, graph_name, "GES.8105");
    const { labels, exportPath, fileName = "edges.csv" } = body;
    const filters = edgeFilters(body);
    const folder = targetOf(state, exportPath, fileName);
    return beginServiceJob(state, graph, { jobType: 0, request: withoutKeys(body) }, async (signal) => {
      const edges = await select(graph.data.edges(), { ...(labels && { labels }), filters }, signal);
      const described = await describedLabels(definedLabels(graph.data), [edges], signal);
      await exportLines(folder, fileName, edgeLines(edges, described), {}, signal);
    });
  },
} satisfies Partial<ServiceHandlers>;

/** The files of an import, as lists of jobs show them. */
export function shownFiles({ edges }: ImportedFiles) {
  return [{ edgeFiles: edges.map(({ path }) => ({ fileName: path })) }];
}

function targetOf(state: ServiceState, exportPath: string, fileName: string) {
  checkFileName(fileName, "fileName");
  return folderAt(state.storage, exportPath, "exportPath");
}

/** A request as the list of jobs may show it. */
export function withoutKeys(body: object): object {
  return Object.fromEntries(Object.entries(body).filter(([name]) => name !== "obsParameters"));
}
