import { DEFAULT_LABEL, labelsOf, type Properties, type Vertex } from "../graph/elements.ts";
import { changed, stored } from "../graph/properties.ts";
import { isEdge, presentElement } from "../traversal/walk-step.ts";
import type { Context, Row } from "./context.ts";
import { evaluate } from "./expressions.ts";
import { failed } from "./failures.ts";
import { ID_PROPERTY } from "./matching.ts";
import type { Entry, NodePattern, Pattern, Setting } from "./syntax.ts";
import { element, isElement, isRelationship, isVertex } from "./values.ts";

/** Creates what patterns show, and gives the row with it. */
export function create(patterns: readonly Pattern[], row: Row, context: Context, newId: () => string): Row {
  const made = new Map(row);
  for (const { nodes, relationships } of patterns) {
    for (const node of nodes) {
      if (!made.has(node.variable)) made.set(node.variable, createVertex(node, made, context, newId));
    }
    for (const [position, { variable, types, properties, direction }] of relationships.entries()) {
      const ends = [nodes[position], nodes[position + 1]].map((node) => {
        const end = made.get((node as NodePattern).variable);
        if (!isVertex(end) || !context.data.hasVertex(end.id)) throw failed("an end of a new edge does not exist.");
        return end.id;
      }) as [string, string];
      const [source, target] = direction === "in" ? [ends[1], ends[0]] : ends;
      const [label] = types as [string];
      const values = given(properties, made, context);
      const edge = { source, target, label, properties: stored(context.data, [label], values) };
      const index = context.data.addEdge(edge, { action: "allow", ignoreLabel: true });
      made.set(variable, element({ ...edge, index }));
      count(context, { edges_created: 1, properties_set: Object.keys(values).length });
    }
  }
  return made;
}

/** Gives properties of vertices and edges new values; null takes a property away. */
export function set(settings: readonly Setting[], row: Row, context: Context): void {
  for (const { variable, name, value } of settings) {
    const met = row.get(variable) ?? null;
    if (met === null) continue;
    if (!isElement(met)) throw failed(`SET changes vertices and edges, and ${variable} is neither.`);
    const present = presentElement(context.data, met);
    if (!present) throw failed(`${variable} does not exist any more.`);
    if (name === ID_PROPERTY) throw failed("SET cannot change an ID.");
    const wanted = storable(name, evaluate(value, row, context));
    const change = wanted === null ? "delete" : "update";
    const after = { [name]: wanted === null ? [] : wanted };
    const properties = changed(context.data, labelsOf(present), present.properties, change, after);
    if (isEdge(present)) context.data.replaceEdge({ ...present, properties });
    else context.data.addVertex({ ...present, properties });
    count(context, { properties_set: 1 });
  }
}

/** Deletes what variables stand for in the rows, edges first. A vertex with edges is only deleted along with them. */
export function remove(variables: readonly string[], isDetaching: boolean, rows: readonly Row[], context: Context) {
  const { data } = context;
  const values = rows.flatMap((row) => variables.map((variable) => row.get(variable) ?? null));
  for (const value of values) {
    if (value !== null && !isElement(value)) throw failed("DELETE takes vertices and edges.");
    if (!isRelationship(value) || !presentElement(context.data, value)) continue;
    data.deleteEdge(value);
    count(context, { edges_deleted: 1 });
  }
  for (const value of values) {
    if (!isVertex(value) || !data.hasVertex(value.id)) continue;
    const before = data.edgeCount;
    const [edge] = [...data.edgesFrom(value.id), ...data.edgesTo(value.id)];
    if (edge && !isDetaching) throw failed(`the vertex ${value.id} still has edges; use DETACH DELETE.`);
    data.deleteVertex(value.id);
    count(context, { vertices_deleted: 1, edges_deleted: before - data.edgeCount });
  }
}

function createVertex(node: NodePattern, row: Row, context: Context, newId: () => string): Vertex {
  const { [ID_PROPERTY]: named, ...values } = given(node.properties, row, context);
  if (named !== undefined && (typeof named !== "string" || named === ""))
    throw failed(`${ID_PROPERTY} is a text that is not empty.`);
  const id = (named as string | undefined) ?? newId();
  if (context.data.hasVertex(id)) throw failed(`the vertex ${id} already exists.`);
  const labels = [...new Set(node.labels)];
  const [label = DEFAULT_LABEL, ...moreLabels] = labels;
  const properties = stored(context.data, [label, ...moreLabels], values);
  const vertex = element({ id, label, properties, ...(moreLabels.length > 0 && { moreLabels }) });
  context.data.addVertex(vertex);
  const properties_set = Object.keys(values).length;
  count(context, { vertices_created: 1, labels_set: labels.length, properties_set });
  return vertex;
}

function given(entries: readonly Entry[], row: Row, context: Context): Properties {
  const values = entries.map(([name, value]) => [name, storable(name, evaluate(value, row, context))] as const);
  return Object.fromEntries(values.filter(([, value]) => value !== null));
}

function storable(name: string, value: unknown): unknown {
  const isPlain = (item: unknown) => ["string", "number", "boolean"].includes(typeof item);
  if (value === null || isPlain(value) || (Array.isArray(value) && value.length > 0 && value.every(isPlain)))
    return value;
  throw failed(`the value of the property ${name} is no text, number, boolean or list of them.`);
}

type Changes = Partial<Omit<Context["stats"], "contains_updates">>;

function count({ stats }: Context, changes: Changes): void {
  stats.contains_updates = true;
  for (const [name, more] of Object.entries(changes)) stats[name as keyof Changes] += more;
}
