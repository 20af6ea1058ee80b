import { type Edge, labelsOf, type Vertex } from "../graph/elements.ts";
import type { Context, Row } from "./context.ts";
import { evaluate } from "./expressions.ts";
import type { Entry, NodePattern, Pattern, RelationshipPattern } from "./syntax.ts";
import { element, equal, isVertex, propertyOf } from "./values.ts";

/** The property that stands for the ID of a vertex. */
export const ID_PROPERTY = "_ID_";

type Pause = Promise<void>;

/** The rows that patterns lead to from a row, and promises to wait for in between. An edge occurs once in each. */
export function* matches(patterns: readonly Pattern[], row: Row, context: Context): Generator<Row | Pause> {
  yield* patternsFrom(0, row, []);

  function* patternsFrom(position: number, from: Row, passed: readonly Edge[]): Generator<Row | Pause> {
    const pattern = patterns[position];
    if (!pattern) {
      yield from;
      return;
    }
    const [first] = pattern.nodes as [NodePattern];
    for (const vertex of candidates(first, from, context)) {
      const pause = context.work();
      if (pause) yield pause;
      const at = meet(first, vertex, from, context);
      if (at) yield* chain(position, 0, vertex, at, passed);
    }
  }

  function* chain(
    position: number,
    hop: number,
    vertex: Vertex,
    from: Row,
    passed: readonly Edge[],
  ): Generator<Row | Pause> {
    const { nodes, relationships } = patterns[position] as Pattern;
    const relationship = relationships[hop];
    if (!relationship) {
      yield* patternsFrom(position + 1, from, passed);
      return;
    }
    const next = nodes[hop + 1] as NodePattern;
    for (const reached of ways(relationship, vertex, from, passed, [])) {
      if (reached instanceof Promise) {
        yield reached;
        continue;
      }
      const { edges, end } = reached;
      const value = relationship.length ? edges : edges[0];
      const at = meet(next, end, new Map(from).set(relationship.variable, value), context);
      if (at) yield* chain(position, hop + 1, end, at, [...passed, ...edges]);
    }
  }

  function* ways(
    relationship: RelationshipPattern,
    vertex: Vertex,
    from: Row,
    passed: readonly Edge[],
    edges: readonly Edge[],
  ): Generator<{ edges: readonly Edge[]; end: Vertex } | Pause> {
    const { least, most } = relationship.length ?? { least: 1, most: 1 };
    if (edges.length >= least) yield { edges, end: vertex };
    if (edges.length >= most) return;
    for (const edge of edgesAt(vertex, relationship.direction, context)) {
      const pause = context.work();
      if (pause) yield pause;
      const isPassed = [...passed, ...edges].some((other) => isSame(other, edge));
      if (isPassed || !isWanted(relationship, edge, from, context)) continue;
      const end = context.data.vertex(edge.source === vertex.id ? edge.target : edge.source);
      if (end) yield* ways(relationship, element(end), from, passed, [...edges, element(edge)]);
    }
  }
}

function* candidates({ variable, properties }: NodePattern, row: Row, context: Context): Iterable<Vertex> {
  if (row.has(variable)) {
    const bound = row.get(variable);
    if (isVertex(bound)) yield bound;
    return;
  }
  const [, named] = properties.find(([name]) => name === ID_PROPERTY) ?? [];
  if (!named) {
    for (const vertex of context.data.vertices()) yield element(vertex);
    return;
  }
  const id = evaluate(named, row, context);
  const vertex = typeof id === "string" ? context.data.vertex(id) : undefined;
  if (vertex) yield element(vertex);
}

function* edgesAt(vertex: Vertex, direction: RelationshipPattern["direction"], { data }: Context): Iterable<Edge> {
  if (direction !== "in") yield* data.edgesFrom(vertex.id);
  if (direction === "out") return;
  for (const edge of data.edgesTo(vertex.id)) {
    if (direction === "in" || edge.source !== edge.target) yield edge;
  }
}

function isWanted({ types, properties }: RelationshipPattern, edge: Edge, row: Row, context: Context): boolean {
  return (types.length === 0 || types.includes(edge.label)) && hasAll(properties, edge, row, context);
}

/** The row with a vertex in it, if the vertex is as its pattern says. */
function meet({ variable, labels, properties }: NodePattern, vertex: Vertex, row: Row, context: Context) {
  if (row.has(variable)) {
    const bound = row.get(variable);
    if (!isVertex(bound) || bound.id !== vertex.id) return undefined;
  }
  const present = labelsOf(vertex);
  if (!labels.every((label) => present.includes(label)) || !hasAll(properties, vertex, row, context)) return undefined;
  return new Map(row).set(variable, vertex);
}

function hasAll(entries: readonly Entry[], of: Vertex | Edge, row: Row, context: Context): boolean {
  return entries.every(([name, value]) => {
    const present = name === ID_PROPERTY && "id" in of ? of.id : propertyOf(context.data, of, name);
    return equal(present, evaluate(value, row, context)) === true;
  });
}

function isSame(a: Edge, b: Edge): boolean {
  return a.source === b.source && a.target === b.target && a.index === b.index;
}
