import { randomUUID } from "node:crypto";
import { rename, writeFile } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import type { Edge, GraphData, Label, Vertex } from "@ges-sdk/graph-engine/graph";
import { DIALECT } from "./csv/dialect.ts";
import { writeLine } from "./csv/write-line.ts";
import { describedLabels } from "./described-labels.ts";
import { exportLines, type Paging } from "./export-files.ts";
import { definedLabels, type Labels } from "./graph-labels.ts";
import { checkFileName, folderAt, newFileAt, type ObjectStorage, type StoredPath } from "./object-storage.ts";
import { writeProperties } from "./values.ts";
import { writeSchema } from "./write-schema.ts";

/** Options of an export, in the names of both planes. */
export interface ExportOptions {
  readonly graphExportPath: string;
  readonly edgeSetName: string;
  readonly vertexSetName: string;
  readonly schemaName: string;
  readonly paginate?: Paging;
}

/** An export that can begin: its folder is there. */
export interface Export {
  run(data: GraphData, signal: AbortSignal): Promise<void>;
}

/** Finds the folder of an export. */
export function prepareExport(storage: ObjectStorage, options: ExportOptions): Export {
  const { graphExportPath, edgeSetName, vertexSetName, schemaName, paginate } = options;
  for (const name of ["edgeSetName", "vertexSetName", "schemaName"] as const) checkFileName(options[name], name);
  const folder = folderAt(storage, graphExportPath, "graphExportPath");
  const schema = newFileAt(storage, `${folder.path}/${schemaName}`, "schemaName");
  return {
    async run(data, signal) {
      // The graph as it is now, whatever is added to it while this is written.
      const vertices = [...data.vertices()];
      const edges = [...data.edges()];
      const labels = await describedLabels(definedLabels(data), [vertices, edges], signal);
      await exportLines(folder, vertexSetName, vertexLines(vertices, labels), paginate ?? {}, signal);
      await exportLines(folder, edgeSetName, edgeLines(edges, labels), paginate ?? {}, signal);
      await writeBeside(schema, writeSchema(labels.values()));
    },
  };
}

/** Vertices as lines of a file. */
export function* vertexLines(vertices: Iterable<Vertex>, labels: Labels): Iterable<string> {
  for (const { id, label, properties } of vertices) {
    yield writeLine([id, label, ...writeProperties(labels.get(label) as Label, properties)], DIALECT);
  }
}

/** Edges as lines of a file. */
export function* edgeLines(edges: Iterable<Edge>, labels: Labels): Iterable<string> {
  for (const { source, target, label, properties } of edges) {
    yield writeLine([source, target, label, ...writeProperties(labels.get(label) as Label, properties)], DIALECT);
  }
}

/** Writes a file, which is there when all of it is. */
export async function writeBeside({ location }: StoredPath, text: string): Promise<void> {
  const draft = join(dirname(location), `.${basename(location)}.${randomUUID()}`);
  await writeFile(draft, text);
  await rename(draft, location);
}
