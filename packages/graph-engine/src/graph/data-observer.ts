import type { Edge, Vertex } from "./elements.ts";
import type { Index } from "./graph-index.ts";
import type { Label } from "./label.ts";

/** Is told of every change to the data of a graph. */
export interface DataObserver {
  putVertex(vertex: Vertex): void;
  /** The edges at the vertex are told of one by one. */
  deleteVertex(id: string): void;
  putEdge(edge: Edge): void;
  deleteEdge(edge: Edge): void;
  /** All vertices and edges are gone. */
  clear(): void;
  putLabel(label: Label): void;
  deleteLabel(name: string): void;
  putIndex(index: Index): void;
  deleteIndex(name: string): void;
}
