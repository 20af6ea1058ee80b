import { itemAt } from "../../collections/item-at.ts";
import { DEFAULT_LABEL, type Edge, stored, type Vertex } from "../../graph/index.ts";
import type { Context, Evaluate } from "../context.ts";
import { invalid, syntaxError } from "../errors.ts";
import type { Compiler } from "../expressions/compiler.ts";
import type { Scope } from "../expressions/scope.ts";
import { ID_PROPERTY } from "../patterns/element-check.ts";
import { pathOf } from "../patterns/path-step.ts";
import type { Expression, NodePattern, Pattern, RelationshipPattern } from "../syntax/ast.ts";
import { isElement, isMap, isVertex, typeName, type Value } from "../values/value.ts";
import { storableAll } from "./storable.ts";

/** Fills a row with what it creates. */
export type Create = (row: Value[]) => void;

/**
 * Compiles the creation of a pattern; the scope gets its variables.
 *
 * @throws {QueryError} when a variable is taken, or a relationship has not one type and, in CREATE, one direction
 */
export function compileCreation(
  compiler: Compiler,
  pattern: Pattern,
  scope: Scope,
  clause: "CREATE" | "MERGE",
): Create {
  const { context } = compiler;
  const isAlone = pattern.relationships.length === 0;
  const nodes = pattern.nodes.map((node) => compileNode(compiler, node, scope, isAlone));
  const relationships = pattern.relationships.map((relationship, position) => {
    const ends = [itemAt(nodes, position).slot, itemAt(nodes, position + 1).slot] as const;
    return compileRelationship(compiler, relationship, ends, scope, clause);
  });
  const path = pattern.variable === undefined ? undefined : scope.declareNew(pattern.variable, "path", pattern.at);
  const slots = { nodes: nodes.map(({ slot }) => slot), relationships: relationships.map(({ slot }) => slot) };
  return (row) => {
    for (const { create } of [...nodes, ...relationships]) create(row);
    if (path !== undefined) row[path] = pathOf({ ...slots, path }, row, context);
  };
}

interface Part {
  readonly slot: number;
  readonly create: Create;
}

function compileNode(compiler: Compiler, node: NodePattern, scope: Scope, isAlone: boolean): Part {
  const { variable, labels, at } = node;
  const known = variable === undefined ? undefined : scope.find(variable);
  if (known) {
    const isPlain = labels.length === 0 && !node.properties;
    if (!isPlain || isAlone) throw invalid(`the variable ${variable} at position ${at} is defined already.`, at);
    if (known.kind !== "any" && known.kind !== "node")
      throw invalid(`the variable ${variable} at position ${at} stands for something else than a node.`, at);
    return { slot: known.slot, create: () => {} };
  }
  const values = compileValues(compiler, node.properties, scope);
  const slot = variable === undefined ? scope.reserve() : scope.declare(variable, "node");
  const { context } = compiler;
  const create: Create = (row) => {
    row[slot] = createVertex([...new Set(labels)], values(row), context);
  };
  return { slot, create };
}

function compileRelationship(
  compiler: Compiler,
  relationship: RelationshipPattern,
  ends: readonly [number, number],
  scope: Scope,
  clause: "CREATE" | "MERGE",
): Part {
  const { variable, types, direction, length, at } = relationship;
  const [label] = types;
  if (label === undefined || types.length > 1 || length || (direction === "both" && clause === "CREATE"))
    throw syntaxError(`a relationship in ${clause} needs one type and a direction`, at);
  const values = compileValues(compiler, relationship.properties, scope);
  const slot = variable === undefined ? scope.reserve() : scope.declareNew(variable, "relationship", at);
  const [from, to] = direction === "in" ? [ends[1], ends[0]] : ends;
  const { context } = compiler;
  const create: Create = (row) => {
    const [source, target] = [from, to].map((end) => endOf(row[end] ?? null, context)) as [Vertex, Vertex];
    const edge = { source: source.id, target: target.id, label };
    row[slot] = createEdge(edge, values(row), context);
  };
  return { slot, create };
}

function endOf(value: Value, { properties }: Context): Vertex {
  if (isVertex(value)) return properties.present(value);
  throw invalid(`a relationship is created between two nodes; an end is ${typeName(value)}.`);
}

type Values = (row: readonly Value[]) => ReadonlyMap<string, Value>;

function compileValues(compiler: Compiler, expression: Expression | undefined, scope: Scope): Values {
  if (!expression) return () => new Map();
  const evaluate: Evaluate = compiler.compile(expression, scope);
  const { properties } = compiler.context;
  return (row) => {
    const value = evaluate(row);
    if (isMap(value)) return value;
    if (isElement(value)) return properties.all(value);
    throw invalid(`properties come as a map, not as ${typeName(value)}.`, expression.at);
  };
}

function createVertex(labels: readonly string[], values: ReadonlyMap<string, Value>, context: Context): Vertex {
  const { data, writer, properties } = context;
  const { id, rest } = withoutId(values);
  if (id !== undefined && (typeof id !== "string" || id === ""))
    throw invalid(`${ID_PROPERTY} is a text that is not empty.`);
  const vertexId = id ?? context.newId();
  if (data.hasVertex(vertexId)) throw invalid(`the vertex ${vertexId} already exists.`);
  const [label = DEFAULT_LABEL, ...moreLabels] = labels;
  const given = storableAll(rest, [label, ...moreLabels], properties);
  const vertex: Vertex = {
    id: vertexId,
    label,
    properties: stored(data, [label, ...moreLabels], given),
    ...(moreLabels.length > 0 && { moreLabels }),
  };
  writer.createVertex(vertex);
  writer.count({ labels_set: labels.length, properties_set: Object.keys(given).length });
  return vertex;
}

function withoutId(values: ReadonlyMap<string, Value>) {
  const rest = new Map(values);
  rest.delete(ID_PROPERTY);
  return { id: values.get(ID_PROPERTY), rest };
}

function createEdge(
  edge: Pick<Edge, "source" | "target" | "label">,
  values: ReadonlyMap<string, Value>,
  context: Context,
): Edge {
  const given = storableAll(values, [edge.label], context.properties);
  context.writer.count({ properties_set: Object.keys(given).length });
  return context.writer.createEdge({ ...edge, properties: stored(context.data, [edge.label], given) });
}
