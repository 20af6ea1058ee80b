import type { Label } from "@ges-sdk/graph-engine/graph";
import { DEFAULT_LABEL, type Edge, type GraphData, labelsOf, shares, valuesOf } from "@ges-sdk/graph-engine/graph";
import { badRequest } from "../errors/service-error.ts";
import { definedLabels } from "./graph-labels.ts";
import type { Import } from "./import.ts";
import { dialectOf, importLines, type LineReader, reportOf, sourcesOf } from "./import-lines.ts";
import { filesAt, type ObjectStorage } from "./object-storage.ts";
import { readProperties } from "./values.ts";

/** A label, and some of its properties. */
interface NamedProperties {
  readonly label: string;
  readonly properties: readonly string[];
}

/** Files that list elements, and how parallel edges in them are distinguished. */
export interface ElementDeletion {
  readonly vertexsetPath?: string;
  readonly edgesetPath?: string;
  readonly targetProperties?: readonly NamedProperties[];
  readonly delimiter?: string;
  readonly trimQuote?: string;
}

/** Files that list elements with new values of some properties. */
export interface ElementUpdate extends ElementDeletion {
  readonly vertexProperties?: readonly NamedProperties[];
  readonly edgeProperties?: readonly NamedProperties[];
  readonly vertexFileContainLabel?: boolean;
}

/** Finds the files that list what is to be deleted. */
export function prepareDeletion(storage: ObjectStorage, options: ElementDeletion): Import {
  return prepare(storage, options, (data) => ({
    toVertex: ([id]) => {
      if (!id) return "it has no ID";
      data.deleteVertex(id);
      return undefined;
    },
    toEdge: ([source, target, label = DEFAULT_LABEL, key]) => {
      if (!source || !target) return `it has no ${source ? "target" : "source"}`;
      for (const edge of listedEdges(data, { source, target, label }, keyOf(options, label), key))
        data.deleteEdge(edge);
      return undefined;
    },
  }));
}

/** Finds the files that hold new values. The properties they are for have to be in the metadata of the graph. */
export function prepareUpdate(storage: ObjectStorage, data: GraphData, options: ElementUpdate): Import {
  const { vertexsetPath, vertexProperties, edgesetPath, edgeProperties, targetProperties } = options;
  requireBeside({ vertexsetPath }, { vertexProperties });
  requireBeside({ edgesetPath }, { edgeProperties, targetProperties });
  const ofVertices = narrowedLabels(data, vertexProperties ?? []);
  const ofEdges = narrowedLabels(data, edgeProperties ?? []);
  return prepare(storage, options, () => ({
    toVertex: vertexUpdater(data, ofVertices, options.vertexFileContainLabel ?? true),
    toEdge: edgeUpdater(data, ofEdges, options),
  }));
}

interface LineReaders {
  readonly toVertex: LineReader;
  readonly toEdge: LineReader;
}

function prepare(storage: ObjectStorage, options: ElementDeletion, readers: (data: GraphData) => LineReaders): Import {
  const { vertexsetPath, edgesetPath } = options;
  if (vertexsetPath === undefined && edgesetPath === undefined) {
    throw wrong("one of vertexsetPath and edgesetPath is needed.");
  }
  const vertices = sourcesOf(vertexsetPath ? filesAt(storage, vertexsetPath, "vertexsetPath") : []);
  const edges = sourcesOf(edgesetPath ? filesAt(storage, edgesetPath, "edgesetPath") : []);
  const dialect = dialectOf(options);
  return {
    files: { schema: [], vertices: vertices.map(reportOf), edges: edges.map(reportOf) },
    async run(data, signal) {
      const { toVertex, toEdge } = readers(data);
      await importLines(vertices, dialect, undefined, toVertex, signal);
      await importLines(edges, dialect, undefined, toEdge, signal);
    },
  };
}

/** Reads lines such as `id,label,properties`, or `id,properties`. A field that holds nothing changes nothing. */
function vertexUpdater(data: GraphData, labels: ReadonlyMap<string, Label>, isLabelled: boolean): LineReader {
  return ([id, ...fields]) => {
    const vertex = data.vertex(id ?? "");
    if (!vertex) return `vertex [${id ?? ""}] does not exist`;
    const name = isLabelled ? (fields.shift() ?? DEFAULT_LABEL) : labelsOf(vertex).find((own) => labels.has(own));
    const label = labels.get(name ?? "");
    if (!label) return `vertexProperties does not name label [${name ?? vertex.label}]`;
    if (!labelsOf(vertex).includes(label.name)) return `vertex [${id}] does not have label [${label.name}]`;
    const properties = readProperties(label, fields);
    if (typeof properties === "string") return properties;
    data.addVertex({ ...vertex, properties: { ...vertex.properties, ...properties } });
    return undefined;
  };
}

/** Reads lines such as `source,target,label,key,properties`. A field that holds nothing changes nothing. */
function edgeUpdater(data: GraphData, labels: ReadonlyMap<string, Label>, options: ElementUpdate): LineReader {
  return ([source = "", target = "", name = DEFAULT_LABEL, key, ...fields]) => {
    const label = labels.get(name);
    if (!label) return `edgeProperties does not name label [${name}]`;
    const keyName = keyOf(options, name);
    if (keyName === undefined) return `targetProperties does not name label [${name}]`;
    const edges = listedEdges(data, { source, target, label: name }, keyName, key);
    if (edges.length === 0) return `edge [${source}-${target}] does not exist`;
    const properties = readProperties(label, fields);
    if (typeof properties === "string") return properties;
    for (const edge of edges) data.replaceEdge({ ...edge, properties: { ...edge.properties, ...properties } });
    return undefined;
  };
}

/** The edges that a line stands for. A line without a value for the key stands for all parallel ones. */
function listedEdges(
  data: GraphData,
  { source, target, label }: Pick<Edge, "source" | "target" | "label">,
  keyName: string | undefined,
  key: string | undefined,
): readonly Edge[] {
  const edges = data.edgesBetween(source, target).filter((edge) => edge.label === label);
  if (keyName === undefined || key === undefined) return edges;
  return edges.filter(({ properties }) => shares(valuesOf(properties, keyName), [key]));
}

/** Property that distinguishes parallel edges with a label. */
function keyOf({ targetProperties = [] }: ElementDeletion, label: string): string | undefined {
  return targetProperties.find((key) => key.label === label)?.properties[0];
}

/** Labels with nothing but the properties that the files hold, in the order of the files. */
function narrowedLabels(data: GraphData, named: readonly NamedProperties[]): ReadonlyMap<string, Label> {
  const defined = definedLabels(data);
  const labels = named.map(({ label: name, properties }) => {
    const label = defined.get(name);
    if (!label) throw wrong(`label [${name}] is not in the metadata.`);
    const chosen = properties.map((wanted) => {
      const property = label.properties.find((candidate) => candidate.name === wanted);
      if (!property) throw wrong(`label [${name}] has no property [${wanted}].`);
      return property;
    });
    return [name, { ...label, properties: chosen }] as const;
  });
  return new Map(labels);
}

function requireBeside(path: Record<string, unknown>, needed: Record<string, unknown>): void {
  for (const [pathName, given] of Object.entries(path)) {
    if (given === undefined) continue;
    const missing = Object.keys(needed).find((name) => needed[name] === undefined);
    if (missing !== undefined) throw wrong(`${pathName} needs ${missing}.`);
  }
}

function wrong(what: string) {
  return badRequest("GES.8013", `parameter format error: ${what}`);
}
