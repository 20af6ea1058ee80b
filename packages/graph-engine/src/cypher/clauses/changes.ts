import { changed, DEFAULT_LABEL, type Edge, labelsOf, type Vertex } from "../../graph/index.ts";
import type { Context } from "../context.ts";
import { invalid } from "../errors.ts";
import type { Compiler } from "../expressions/compiler.ts";
import type { Scope } from "../expressions/scope.ts";
import { ID_PROPERTY } from "../patterns/element-check.ts";
import type { Change } from "../syntax/ast.ts";
import { isEdge, isElement, isMap, isVertex, type Row, typeName, type Value } from "../values/value.ts";
import { storableAll } from "./storable.ts";

/** Changes the graph for a row. */
export type Apply = (row: Row) => void;

/** Compiles one change of SET or REMOVE. */
export function compileChange(compiler: Compiler, change: Change, scope: Scope): Apply {
  const { context } = compiler;
  const target =
    change.kind === "set properties"
      ? ({ kind: "variable", at: change.at, name: change.variable } as const)
      : change.of;
  compiler.requireKind(target, scope, ["node", "relationship"], "what is changed");
  const of = compiler.compile(target, scope);
  const value = "value" in change ? compiler.compile(change.value, scope) : undefined;
  return (row) => {
    const element = of(row);
    if (element === null) return;
    if (!isElement(element))
      throw invalid(`SET and REMOVE change nodes and relationships, not ${typeName(element)}.`, change.at);
    const present = context.properties.present(element);
    const wanted = value ? value(row) : null;
    applyTo(present, change, wanted, context);
  };
}

function applyTo(element: Vertex | Edge, change: Change, value: Value, context: Context): void {
  if (change.kind === "set properties") setAll(element, change.isAdding, value, context);
  else if (change.kind === "set labels") setLabels(element, (labels) => [...labels, ...change.labels], context);
  else if (change.kind === "remove labels")
    setLabels(element, (labels) => labels.filter((label) => !change.labels.includes(label)), context);
  else setProperties(element, new Map([[change.name, value]]), context);
}

function setAll(element: Vertex | Edge, isAdding: boolean, value: Value, context: Context): void {
  const given = isElement(value) ? context.properties.all(value) : value;
  if (!isMap(given))
    throw invalid(`all properties are set to a map, a node or a relationship, not to ${typeName(value)}.`);
  const gone = isAdding ? [] : Object.keys(element.properties).filter((name) => !given.has(name));
  setProperties(element, new Map([...given, ...gone.map((name) => [name, null] as const)]), context);
}

function setProperties(element: Vertex | Edge, values: ReadonlyMap<string, Value>, context: Context): void {
  const { data, writer, properties } = context;
  if (values.has(ID_PROPERTY)) throw invalid("SET cannot change an ID.");
  const labels = isEdge(element) ? [element.label] : labelsOf(element);
  const removed = [...values].flatMap(([name, value]) => (value === null ? [[name, []] as const] : []));
  const kept = changed(data, labels, element.properties, "delete", Object.fromEntries(removed));
  const given = storableAll(values, labels, properties);
  replace(element, { properties: changed(data, labels, kept, "update", given) }, context);
  writer.count({ properties_set: values.size });
}

function setLabels(element: Vertex | Edge, change: (labels: readonly string[]) => string[], context: Context): void {
  if (!isVertex(element)) throw invalid("only nodes can get labels and lose them; a relationship keeps its type.");
  const before = labelsOf(element).filter((label) => label !== DEFAULT_LABEL);
  const after = [...new Set(change(before))];
  const [label = DEFAULT_LABEL, ...moreLabels] = after;
  const { id, properties } = element;
  const vertex = { id, label, properties, ...(moreLabels.length > 0 && { moreLabels }) };
  context.writer.replaceVertex(element, vertex);
  context.writer.count({ labels_set: after.filter((name) => !before.includes(name)).length });
}

function replace(element: Vertex | Edge, change: Pick<Vertex, "properties">, { writer }: Context): void {
  if (isEdge(element)) writer.replaceEdge(element, { ...element, ...change });
  else writer.replaceVertex(element, { ...element, ...change });
}
