import type { Edge, Properties, Vertex } from "./elements.ts";

/** A vertex as responses show it. */
export function vertexJson({ id, label, properties }: Vertex): { id: string; label: string; properties: Properties } {
  return { id, label, properties };
}

/** An edge as responses show it: its index is a text there. */
export function edgeJson({ index, ...edge }: Edge): Omit<Edge, "index"> & { index: string } {
  return { ...edge, index: String(index) };
}
