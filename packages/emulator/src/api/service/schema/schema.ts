import type { Label, Property } from "@ges-sdk/graph-engine/graph";
import { DEFAULT_LABEL, type GraphData } from "@ges-sdk/graph-engine/graph";
import type { SingleLabel } from "../../../compiled/service-v1-handlers.ts";
import { badRequest } from "../../../errors/service-error.ts";
import { beginServiceJob, graphInService } from "../common/context.ts";
import { requireDatabaseEdition } from "../common/edition.ts";
import type { ServiceHandlers } from "../described.ts";
import { deleteEdges, deleteVertices, select } from "../queries/queries.ts";
import { definedLabel, problemWithLabel, problemWithProperties } from "./new-label.ts";

/** The operations on labels and their properties. */
export const schemaOperations = {
  showSchema(state, { graph_name, label: name }) {
    const { data } = graphInService(state, graph_name, "GES.8003");
    if (name === undefined) return { data: { schema: labelsIn(data).map(shownLabel) } };
    const { label, ...description } = shownLabel(labelNamed(data, name, "GES.8204"));
    return { data: description, result: "success" };
  },

  addLabel(state, { graph_name, body }) {
    const { data } = graphInService(state, graph_name, "GES.8801");
    const problem = problemWithNewLabel(data, body);
    if (problem !== undefined) throw badRequest("GES.8801", problem);
    data.defineLabel(definedLabel(body));
    return { result: "success" };
  },

  batchAddLabels(state, { graph_name, body }) {
    const { data } = graphInService(state, graph_name, "GES.8801");
    const failed = body.labels.flatMap((label) => {
      const cause = problemWithNewLabel(data, label);
      if (cause !== undefined) return [{ labelName: label.name, cause }];
      data.defineLabel(definedLabel(label));
      return [];
    });
    const [first] = failed;
    if (!first) return { result: "success" };
    if (failed.length === body.labels.length) throw badRequest("GES.8801", first.cause);
    return { result: "partial success", data: { failed } };
  },

  updateLabel(state, { graph_name, label_name, body }) {
    const { data } = graphInService(state, graph_name, "GES.8005");
    const old = labelNamed(data, label_name, "GES.8005");
    const kept = body.override ? [] : old.properties;
    const problem = problemWithProperties(body.properties, kept);
    if (problem !== undefined) throw badRequest("GES.8005", `Parameter error! ${problem}`);
    const { properties } = definedLabel({ name: label_name, properties: body.properties });
    data.defineLabel({ ...old, properties: [...kept, ...properties] });
    return { result: "success" };
  },

  updateLabelProperties(state, { graph_name, label: name, body }) {
    const graph = graphInService(state, graph_name, "GES.8005");
    if (state.compatibility === "documented") {
      requireDatabaseEdition(graph, "GES.8005", "The replacement of the properties of a label");
      labelNamed(graph.data, name, "GES.8005");
    }
    const problem = problemWithProperties(body.properties, []);
    if (problem !== undefined) throw badRequest("GES.8005", `Parameter error! ${problem}`);
    const { type = "all", properties } = body;
    graph.data.defineLabel(definedLabel({ name, type, properties }));
    return { result: "success" };
  },

  deleteLabel(state, { graph_name, label_name }) {
    const graph = graphInService(state, graph_name, "GES.8003");
    labelNamed(graph.data, label_name, "GES.8005");
    if (label_name === DEFAULT_LABEL) {
      throw badRequest("GES.8005", `Parameter error! label [${DEFAULT_LABEL}] cannot be deleted`);
    }
    const kind = { jobType: 3, request: {}, isUnstoppable: true, isWriting: true };
    return beginServiceJob(state, graph, kind, async (signal) => {
      const { data } = graph;
      const labels = [label_name];
      await deleteEdges(data, await select(data.edges(), { labels }, signal), signal);
      await deleteVertices(data, await select(data.vertices(), { labels }, signal), signal);
      data.deleteLabel(label_name);
    });
  },
} satisfies Partial<ServiceHandlers>;

function problemWithNewLabel(data: GraphData, body: SingleLabel): string | undefined {
  const isKnown = body.name === DEFAULT_LABEL || data.label(body.name) !== undefined;
  return isKnown ? "label already exists" : problemWithLabel(body);
}

/** The default label, the labels that were defined, and those that elements carry all the same. */
function labelsIn(data: GraphData): Label[] {
  const used = [...data.verticesByLabel.keys(), ...data.edgesByLabel.keys()];
  const names = new Set([DEFAULT_LABEL, ...Array.from(data.labels(), ({ name }) => name), ...used]);
  return Array.from(names, (name) => data.label(name) ?? { name, type: undefined, properties: [] });
}

function labelNamed(data: GraphData, name: string, code: string): Label {
  const label = labelsIn(data).find((candidate) => candidate.name === name);
  if (!label) throw badRequest(code, `label [${name}] does not exist`);
  return label;
}

function shownLabel({ name, type, properties }: Label) {
  return {
    label: name,
    ...(type !== undefined && { type }),
    ...(properties.length > 0 && { properties: properties.map(shownProperty) }),
  };
}

function shownProperty({ name, dataType, cardinality, values }: Property) {
  return { name, type: dataType, cardinality, ...(values && { probableValue: ["", ...values] }) };
}
