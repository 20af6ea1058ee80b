import type { Edge } from "../../graph/elements.ts";
import { visitEach } from "../../scheduling/cooperative-yield.ts";
import type { Question } from "./algorithm.ts";
import { csrFrom, sharedInts } from "./csr.ts";
import { type Conditions, openVertices } from "./filtered-csr.ts";
import type { GraphView } from "./graph-view.ts";

/** The vertices that meet the conditions, and those edges between them that do. */
export async function subgraphOf(
  question: Pick<Question<unknown>, "view" | "yieldIfDue">,
  { vertex, edge: isEdgeMet = () => true }: Conditions,
): Promise<GraphView> {
  const { view, yieldIfDue } = question;
  const isOpen = await openVertices(question, vertex);
  const vertices = view.vertices.filter((_, position) => isOpen[position] === 1);
  const positions = new Map(vertices.map(({ id }, position) => [id, position]));
  const edges: Edge[] = [];
  const ends: { source: number; target: number }[] = [];
  await visitEach(view.edges, yieldIfDue, (edge) => {
    const source = positions.get(edge.source);
    const target = positions.get(edge.target);
    if (source === undefined || target === undefined || !isEdgeMet(edge)) return;
    edges.push(edge);
    ends.push({ source, target });
  });
  const sources = sharedInts(edges.length);
  const targets = sharedInts(edges.length);
  for (const [position, { source, target }] of ends.entries()) {
    sources[position] = source;
    targets[position] = target;
  }
  return { vertices, edges, positions, csr: csrFrom(vertices.length, sources, targets) };
}
