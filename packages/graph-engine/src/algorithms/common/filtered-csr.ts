import type { Edge, Vertex } from "../../graph/elements.ts";
import { visitEach } from "../../scheduling/cooperative-yield.ts";
import type { Question } from "./algorithm.ts";
import { type Csr, csrFrom, sharedInts } from "./csr.ts";

/** Conditions on the vertices and edges to follow. */
export interface Conditions {
  readonly vertex?: ((vertex: Vertex) => boolean) | undefined;
  readonly edge?: ((edge: Edge) => boolean) | undefined;
}

/** The graph without the edges that fail the conditions, or that have an end which does. */
export async function narrowed(question: Question<unknown>, conditions: Conditions): Promise<Csr> {
  const { view, yieldIfDue } = question;
  const { vertex: isVertexMet, edge: isEdgeMet } = conditions;
  const { vertices, edges, csr } = view;
  if (!isVertexMet && !isEdgeMet) return csr;
  const isOpen = await openVertices(question, isVertexMet);
  const kept: number[] = [];
  await visitEach(edges, yieldIfDue, (edge, position) => {
    const hasEnds = isOpen[csr.sources[position]] && isOpen[csr.targets[position]];
    if (hasEnds && (!isEdgeMet || isEdgeMet(edge))) kept.push(position);
  });
  const sources = sharedInts(kept.length);
  const targets = sharedInts(kept.length);
  for (const [edge, position] of kept.entries()) {
    sources[edge] = csr.sources[position];
    targets[edge] = csr.targets[position];
  }
  return csrFrom(vertices.length, sources, targets);
}

/** By vertex, 1 for those that meet the condition. */
export async function openVertices(
  { view: { vertices }, yieldIfDue }: Pick<Question<unknown>, "view" | "yieldIfDue">,
  isMet: ((vertex: Vertex) => boolean) | undefined,
): Promise<Uint8Array> {
  const isOpen = new Uint8Array(vertices.length).fill(1);
  if (!isMet) return isOpen;
  await visitEach(vertices, yieldIfDue, (vertex, position) => {
    isOpen[position] = isMet(vertex) ? 1 : 0;
  });
  return isOpen;
}

/** By edge, 1 for those that meet the condition. */
export async function openEdges(
  { view: { edges }, yieldIfDue }: Pick<Question<unknown>, "view" | "yieldIfDue">,
  isMet: ((edge: Edge) => boolean) | undefined,
): Promise<Uint8Array> {
  const isOpen = new Uint8Array(edges.length).fill(1);
  if (!isMet) return isOpen;
  await visitEach(edges, yieldIfDue, (edge, position) => {
    isOpen[position] = isMet(edge) ? 1 : 0;
  });
  return isOpen;
}
