import { type Edge, GraphData, type Label, labelsOf, type Properties, type Vertex } from "@ges-sdk/graph-engine/graph";
import { cooperativeYield, visitEach } from "@ges-sdk/graph-engine/scheduling";
import { messageOf } from "../../../errors/message-of.ts";
import { badRequest } from "../../../errors/service-error.ts";
import { definedLabels, type Labels } from "../../../object-storage/graph-labels.ts";
import { prepareImport, readSchemaFile } from "../../../object-storage/import.ts";
import { fileAt } from "../../../object-storage/object-storage.ts";
import type { HygGraph, HygLabel, HygProperties } from "../../../state/hyg-graph.ts";
import { withoutKeys } from "../data/import-export.ts";
import type { ServiceHandlers } from "../described.ts";
import { beginHygJob, hygGraphOf } from "./jobs.ts";

/** The types that properties of a HyG graph may have. */
const TYPES: ReadonlySet<string> = new Set(["string", "bool", "int", "long", "double", "float"]);

/** Operations that load data into a HyG graph. */
export const hygDataOperations = {
  syncHygGraph(state, { graph_name, body }) {
    const { graph, hyg } = hygGraphOf(state, graph_name, "GES.8011");
    const wanted = merged(body);
    if (!hyg.synchronized) requireKnown(wanted, definedLabels(graph.data), graph.data);
    const jobId = beginHygJob(state, graph, { request: body }, async (target, signal) => {
      const properties = target.synchronized ?? wanted;
      const data = await narrowedCopy(graph.data, properties, signal);
      Object.assign(target, { data, properties, synchronized: properties, updated: state.scheduler.now() });
    });
    return { jobId };
  },

  async importHygGraph(state, { graph_name, body }) {
    const { graph } = hygGraphOf(state, graph_name, "GES.8011");
    const { vertex = [], edge = [], ...options } = body;
    const storage = state.storage;
    const { files, run } = prepareImport(storage, options);
    requireKnown({ vertex, edge }, await labelsAt(fileAt(storage, options.schemaPath, "schemaPath").location));
    const jobId = beginHygJob(state, graph, { request: withoutKeys(body), files }, async (target, signal) => {
      const properties = merged(target.properties, { vertex, edge });
      // Read beside: an import that fails leaves the HyG graph as it is.
      const everything = target.data.copy();
      await run(everything, signal);
      const data = await narrowedCopy(everything, properties, signal);
      Object.assign(target, { data, properties, updated: state.scheduler.now() } satisfies Partial<HygGraph>);
    });
    return { jobId };
  },
} satisfies Partial<ServiceHandlers>;

async function labelsAt(location: string): Promise<Labels> {
  try {
    return await readSchemaFile(location);
  } catch (error) {
    throw wrong(`schemaPath is no metadata: ${messageOf(error)}`);
  }
}

/** Refuses labels and properties that are not in the metadata. A label that elements carry need not be there. */
function requireKnown({ vertex, edge }: HygProperties, labels: Labels, data?: GraphData): void {
  const check = (named: readonly HygLabel[], carried: ReadonlyMap<string, number> | undefined) => {
    for (const { label: name, property: names = [] } of named) {
      const label = labels.get(name);
      if (!label && !carried?.has(name)) throw wrong(`label [${name}] is not in the metadata.`);
      if (label) requireProperties(label, names);
    }
  };
  check(vertex, data?.verticesByLabel);
  check(edge, data?.edgesByLabel);
}

function requireProperties({ name, properties }: Label, wanted: readonly string[]): void {
  for (const wantedName of wanted) {
    const property = properties.find((candidate) => candidate.name === wantedName);
    if (!property) throw wrong(`label [${name}] has no property [${wantedName}].`);
    if (!TYPES.has(property.dataType)) throw wrong(`property [${wantedName}] is neither ${[...TYPES].join(" nor ")}.`);
  }
}

function wrong(what: string) {
  return badRequest("GES.8005", `Incorrect parameter: ${what}`);
}

/** Lists of labels as one, each label once. */
function merged(...all: readonly Partial<HygProperties>[]): HygProperties {
  const mergedLabels = (kind: keyof HygProperties): HygLabel[] => {
    const named = propertiesByLabel(all.flatMap((properties) => properties[kind] ?? []));
    return Array.from(named, ([label, names]) => ({ label, property: [...names] }));
  };
  return { vertex: mergedLabels("vertex"), edge: mergedLabels("edge") };
}

function propertiesByLabel(labels: readonly HygLabel[]): Map<string, Set<string>> {
  const named = new Map<string, Set<string>>();
  for (const { label, property = [] } of labels) {
    const names = named.get(label) ?? new Set();
    for (const name of property) names.add(name);
    named.set(label, names);
  }
  return named;
}

/** All vertices and edges, with none but some of their properties. */
async function narrowedCopy(data: GraphData, kept: HygProperties, signal: AbortSignal): Promise<GraphData> {
  const copy = new GraphData();
  const yieldIfDue = cooperativeYield(signal);
  const ofVertices = propertiesByLabel(kept.vertex);
  const ofEdges = propertiesByLabel(kept.edge);
  const namesOf = (vertex: Vertex) => new Set(labelsOf(vertex).flatMap((label) => [...(ofVertices.get(label) ?? [])]));
  await visitEach(data.vertices(), yieldIfDue, (vertex) => {
    copy.addVertex({ ...vertex, properties: picked(vertex, namesOf(vertex)) });
  });
  await visitEach(data.edges(), yieldIfDue, (edge) => {
    if (!copy.hasVertex(edge.source) || !copy.hasVertex(edge.target)) return;
    copy.bringBackEdge({ ...edge, properties: picked(edge, ofEdges.get(edge.label)) });
  });
  signal.throwIfAborted();
  return copy;
}

function picked({ properties }: Vertex | Edge, names: ReadonlySet<string> | undefined): Properties {
  return Object.fromEntries(Object.entries(properties).filter(([name]) => names?.has(name)));
}
