import type { Edge, Vertex } from "./elements.ts";
import type { Index } from "./graph-index.ts";
import type { Label } from "./label.ts";

/** Observer of changes to the data of a graph. */
export interface DataObserver {
  putVertex(vertex: Vertex): void;
  /** Called after `deleteEdge` for each edge at the vertex. */
  deleteVertex(id: string): void;
  /** Called for an edge that was not there before. */
  addEdge(edge: Edge): void;
  /** Called for an edge that takes the place of the one with the same ends and index. */
  replaceEdge(edge: Edge): void;
  deleteEdge(edge: Edge): void;
  /** Called when all vertices and edges are deleted. */
  clear(): void;
  putLabel(label: Label): void;
  deleteLabel(name: string): void;
  putIndex(index: Index): void;
  deleteIndex(name: string): void;
}
