import type { GraphData } from "@ges-sdk/graph-engine/graph";
import { springLayout } from "./spring-layout.ts";

/** A graph, and where its vertices stand on paper. */
export interface Drawing {
  readonly vertices: readonly {
    readonly id: string;
    readonly label: string;
    /** From 0 to 1, as is `y`. */
    readonly x: number;
    readonly y: number;
  }[];
  /** Parallel edges are one line, with the label of each. */
  readonly lines: readonly {
    /** Position among the vertices, as is `target`. */
    readonly source: number;
    readonly target: number;
    readonly labels: readonly string[];
  }[];
}

const MOST_VERTICES = 200;
const MOST_EDGES = 1000;

/** True when there is something to draw, and not too much of it. */
export function isDrawable({ vertexCount, edgeCount }: GraphData): boolean {
  return vertexCount > 0 && vertexCount <= MOST_VERTICES && edgeCount <= MOST_EDGES;
}

const drawn = new WeakMap<GraphData, { readonly version: number; readonly drawing: Drawing }>();

/**
 * Draws a graph, the same data always in the same way.
 *
 * @throws {RangeError} when it is empty or too large
 */
export function drawingOf(data: GraphData): Drawing {
  if (!isDrawable(data)) {
    throw new RangeError(`Only graphs of 1 to ${MOST_VERTICES} vertices and up to ${MOST_EDGES} edges are drawn.`);
  }
  const known = drawn.get(data);
  if (known?.version === data.version) return known.drawing;
  const drawing = draw(data);
  drawn.set(data, { version: data.version, drawing });
  return drawing;
}

function draw(data: GraphData): Drawing {
  const vertices = [...data.vertices()];
  const positions = new Map(vertices.map(({ id }, position) => [id, position]));
  const lines = new Map<string, { source: number; target: number; labels: string[] }>();
  for (const edge of data.edges()) {
    const source = positions.get(edge.source);
    const target = positions.get(edge.target);
    if (source === undefined || target === undefined) continue;
    const line = lines.get(`${source} ${target}`);
    if (line) line.labels.push(edge.label);
    else lines.set(`${source} ${target}`, { source, target, labels: [edge.label] });
  }
  const points = springLayout(vertices.length, [...lines.values()]);
  return {
    vertices: vertices.map(({ id, label }, position) => ({ id, label, x: 0, y: 0, ...points[position] })),
    lines: [...lines.values()],
  };
}
