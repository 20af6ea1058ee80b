import { QueryError } from "../errors/query-error.ts";
import type { Edge, Vertex } from "../graph/elements.ts";
import type { GraphData } from "../graph/graph-data.ts";
import { type Condition, conditionOf, type FilterExpression } from "./filter-expression.ts";

/** A step of a walk, as calls bring it. */
export interface StepBody {
  readonly operator: string;
  readonly vertex_filter?: FilterExpression;
  readonly edge_filter?: FilterExpression;
}

/** A step of a walk that can be taken. */
export interface Step {
  readonly operator: string;
  readonly leadsTo: "vertices" | "edges";
  readonly meetsVertex: Condition;
  readonly meetsEdge: Condition;
}

/** Element that a step found: a vertex or an edge, and the edge that was passed on the way from one vertex to another. */
export interface Found {
  readonly element: Vertex | Edge;
  readonly passed?: Edge;
}

const TO_VERTICES: ReadonlySet<string> = new Set(["inV", "outV", "bothV", "vertex"]);
const TO_EDGES: ReadonlySet<string> = new Set(["in", "out", "both", "edge"]);

/** The steps that a call asks for, which have to fit each other and what they start from. */
export function stepsOf(bodies: readonly StepBody[], start: Step["leadsTo"]): Step[] {
  let at = start;
  return bodies.map((body, position) => {
    const { operator } = body;
    if (!TO_VERTICES.has(operator) && !TO_EDGES.has(operator)) {
      throw new QueryError("invalid", `Parameter operator is invalid: [${operator}] is not known.`);
    }
    const leadsTo = TO_VERTICES.has(operator) ? "vertices" : "edges";
    if (stays(operator) && (position > 0 || leadsTo !== start)) {
      throw new QueryError(
        "invalid",
        `Parameter operator is invalid: [${operator}] can only be the first step from ${leadsTo}.`,
      );
    }
    if (!stays(operator) && leadsTo === "edges" && at === "edges") {
      throw new QueryError("invalid", `Parameter operator is invalid: [${operator}] cannot be a step from edges.`);
    }
    const passesEdges = !stays(operator) && leadsTo === "vertices" && at === "vertices";
    if (body.vertex_filter && leadsTo === "edges") {
      throw new QueryError("invalid", `Parameter vertex_filter is invalid: [${operator}] leads to no vertices.`);
    }
    if (body.edge_filter && leadsTo === "vertices" && !passesEdges) {
      throw new QueryError("invalid", `Parameter edge_filter is invalid: [${operator}] passes no edges here.`);
    }
    at = leadsTo;
    return {
      operator,
      leadsTo,
      meetsVertex: conditionOf(body.vertex_filter),
      meetsEdge: conditionOf(body.edge_filter),
    };
  });
}

/** Finds the elements one step away from a vertex or edge. */
export function* take(data: GraphData, step: Step, from: Vertex | Edge): Iterable<Found> {
  for (const found of reach(data, step, from)) if (accepts(step, found)) yield found;
}

/** Returns whether the filters of a step let an element pass. */
export function accepts({ meetsVertex, meetsEdge }: Step, { element, passed }: Found): boolean {
  return isEdge(element) ? meetsEdge(element) : meetsVertex(element) && (!passed || meetsEdge(passed));
}

function reach(data: GraphData, step: Step, from: Vertex | Edge): Iterable<Found> {
  return isEdge(from) ? reachEnds(data, step, from) : reachEdges(data, step, from);
}

function* reachEnds(data: GraphData, { operator }: Step, edge: Edge): Iterable<Found> {
  const [isIn, isOut] = [!operator.startsWith("out"), !operator.startsWith("in")];
  if (isIn) yield* vertexAt(data, edge.source);
  if (isOut && !(isIn && isLoop(edge))) yield* vertexAt(data, edge.target);
}

function* reachEdges(data: GraphData, { operator, leadsTo }: Step, { id }: Vertex): Iterable<Found> {
  const [isIn, isOut] = [!operator.startsWith("out"), !operator.startsWith("in")];
  for (const edge of isIn ? data.edgesTo(id) : []) {
    if (leadsTo === "edges") yield { element: edge };
    else yield* vertexAt(data, edge.source, edge);
  }
  for (const edge of isOut ? data.edgesFrom(id) : []) {
    if (isIn && isLoop(edge)) continue;
    if (leadsTo === "edges") yield { element: edge };
    else yield* vertexAt(data, edge.target, edge);
  }
}

/** Returns whether both ends of an edge are one vertex, where a step in both directions must not go twice. */
function isLoop({ source, target }: Edge): boolean {
  return source === target;
}

function* vertexAt(data: GraphData, id: string, passed?: Edge): Iterable<Found> {
  const element = data.vertex(id);
  if (element) yield passed ? { element, passed } : { element };
}

export function isEdge(element: Vertex | Edge): element is Edge {
  return "source" in element;
}

/** A vertex or an edge as it is now, if it still exists. */
export function presentElement<Element extends Vertex | Edge>(data: GraphData, element: Element): Element | undefined {
  const now = isEdge(element)
    ? data.edgesBetween(element.source, element.target).find(({ index }) => index === element.index)
    : data.vertex(element.id);
  return now as Element | undefined;
}

/** Returns whether a step only filters the elements to start from. */
export function stays(operator: string): boolean {
  return operator === "vertex" || operator === "edge";
}
