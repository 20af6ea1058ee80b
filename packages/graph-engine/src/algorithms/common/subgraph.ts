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
  const kept: number[] = [];
  await visitEach(view.edges, yieldIfDue, (edge, position) => {
    if (positions.has(edge.source) && positions.has(edge.target) && isEdgeMet(edge)) kept.push(position);
  });
  const edges = kept.map((position) => view.edges[position] as (typeof view.edges)[number]);
  const sources = sharedInts(edges.length);
  const targets = sharedInts(edges.length);
  for (const [position, { source, target }] of edges.entries()) {
    sources[position] = positions.get(source) as number;
    targets[position] = positions.get(target) as number;
  }
  return { vertices, edges, positions, csr: csrFrom(vertices.length, sources, targets) };
}
