import { readFile, stat } from "node:fs/promises";
import { DEFAULT_LABEL, type GraphData, type ParallelEdges } from "@ges-sdk/graph-engine/graph";
import { messageOf } from "../errors/message-of.ts";
import { badRequest } from "../errors/service-error.ts";
import { beginFile, breakOffFile, type ImportedFiles } from "../jobs/imported-file.ts";
import { definedLabels, defineLabels, type Labels } from "./graph-labels.ts";
import { dialectOf, importLines, type LineReader, reportOf, type Source, sourcesOf } from "./import-lines.ts";
import { fileAt, filesAt, folderAt, type ObjectStorage } from "./object-storage.ts";
import { readProperties } from "./values.ts";

/** Options of an import, in the names of both planes. */
export interface ImportOptions {
  readonly schemaPath?: string;
  readonly vertexsetPath?: string;
  readonly vertexsetDefaultLabel?: string;
  readonly edgesetPath?: string;
  readonly edgesetDefaultLabel?: string;
  readonly logDir?: string;
  readonly parallelEdge?: Partial<ParallelEdges> & { readonly sortKeyColumn?: string };
  readonly delimiter?: string;
  readonly trimQuote?: string;
}

/** An import that can begin: its files are there. */
export interface Import {
  /** Progress of the files so far. */
  readonly files: ImportedFiles;
  /** Reads the files into a graph. What was read before it fails or stops stays in the graph. */
  run(data: GraphData, signal: AbortSignal): Promise<void>;
}

/** Finds the files of an import. */
export function prepareImport(storage: ObjectStorage, options: ImportOptions): Import {
  const { schemaPath, vertexsetPath, edgesetPath, logDir } = options;
  if (schemaPath === undefined && vertexsetPath === undefined && edgesetPath === undefined) {
    const names = "edgesetPath, vertexsetPath and schemaPath";
    throw badRequest("GES.8013", `parameter format error: one of ${names} is needed.`);
  }
  if (options.parallelEdge?.sortKeyColumn !== undefined) {
    throw badRequest(
      "GES.8013",
      "parameter format error: sortKeyColumn needs the database edition, which is not emulated.",
    );
  }
  const schema = sourcesOf(schemaPath ? [fileAt(storage, schemaPath, "schemaPath")] : []);
  const vertices = sourcesOf(vertexsetPath ? filesAt(storage, vertexsetPath, "vertexsetPath") : []);
  const edges = sourcesOf(edgesetPath ? filesAt(storage, edgesetPath, "edgesetPath") : []);
  const log = logDir === undefined ? undefined : folderAt(storage, logDir, "logDir");
  const dialect = dialectOf(options);
  return {
    files: { schema: schema.map(reportOf), vertices: vertices.map(reportOf), edges: edges.map(reportOf) },
    async run(data, signal) {
      for (const source of schema) await importSchema(data, source);
      const labels = definedLabels(data);
      await importLines(vertices, dialect, log, vertexReader(data, labels, options), signal);
      await importLines(edges, dialect, log, edgeReader(data, labels, options), signal);
    },
  };
}

/** @throws when the file is no metadata: without it, no other line can be understood */
async function importSchema(data: GraphData, { location, report }: Source): Promise<void> {
  try {
    defineLabels(data, await readSchemaFile(location));
    beginFile(report);
  } catch (error) {
    const message = messageOf(error);
    breakOffFile(report, message);
    throw new Error(`${report.path}: ${message}`);
  }
}

const LARGEST_SCHEMA_BYTES = 10 * 1024 * 1024;

/** The labels that a metadata file describes. It may have up to 10 MB. */
export async function readSchemaFile(location: string): Promise<Labels> {
  if ((await stat(location)).size > LARGEST_SCHEMA_BYTES) throw new Error("The metadata file is larger than 10 MB.");
  // It brings a parser of XML along, which few need.
  const { readSchema } = await import("./read-schema.ts");
  return readSchema(await readFile(location, "utf8"));
}

/** A reader of lines such as `id,label,properties`. A vertex that is there already is replaced. */
export function vertexReader(data: GraphData, labels: Labels, options: ImportOptions): LineReader {
  const defaultLabel = options.vertexsetDefaultLabel || DEFAULT_LABEL;
  return ([id, name = defaultLabel, ...values]) => {
    if (!id) return "it has no ID";
    const label = labels.get(name);
    if (!label) return `label [${name}] is not in the metadata`;
    const properties = readProperties(label, values);
    if (typeof properties === "string") return properties;
    data.addVertex({ id, label: name, properties });
    return undefined;
  };
}

/** A reader of lines such as `source,target,label,properties`. Ends that are not there yet become vertices. */
export function edgeReader(data: GraphData, labels: Labels, options: ImportOptions): LineReader {
  const defaultLabel = options.edgesetDefaultLabel || DEFAULT_LABEL;
  const vertexLabel = options.vertexsetDefaultLabel || DEFAULT_LABEL;
  const { action = "allow", ignoreLabel = true } = options.parallelEdge ?? {};
  const end = (id: string) => {
    const known = data.vertex(id);
    if (!known) data.addVertex({ id, label: vertexLabel, properties: {} });
    return known?.id ?? id;
  };
  return ([source, target, name = defaultLabel, ...values]) => {
    if (!source || !target) return `it has no ${source ? "target" : "source"}`;
    const label = labels.get(name);
    if (!label) return `label [${name}] is not in the metadata`;
    const properties = readProperties(label, values);
    if (typeof properties === "string") return properties;
    // The texts that are there already, not those of the line: a million edges have few of them.
    const edge = { source: end(source), target: end(target), label: label.name, properties };
    data.addEdge(edge, { action, ignoreLabel });
    return undefined;
  };
}
