import type { DataObserver } from "./data-observer.ts";
import type { Edge, Vertex } from "./elements.ts";

/** What identifies an edge. */
export type EdgeKey = Pick<Edge, "source" | "target" | "index">;

/** Change of an edge: what it is now, or undefined when it is gone. */
interface EdgeChange {
  readonly key: EdgeKey;
  readonly now: Edge | undefined;
}

/** The last change of each vertex and edge. */
export class RecordedChanges implements DataObserver {
  readonly vertices = new Map<string, Vertex | undefined>();
  readonly edges = new Map<string, EdgeChange>();

  putVertex(vertex: Vertex): void {
    this.vertices.set(vertex.id, vertex);
  }

  deleteVertex(id: string): void {
    this.vertices.set(id, undefined);
  }

  addEdge(edge: Edge): void {
    this.edges.set(textOf(edge), { key: edge, now: edge });
  }

  replaceEdge(edge: Edge): void {
    this.addEdge(edge);
  }

  deleteEdge(edge: Edge): void {
    this.edges.set(textOf(edge), { key: edge, now: undefined });
  }

  // Statements change vertices and edges one by one.
  clear(): void {}
  putLabel(): void {}
  deleteLabel(): void {}
  putIndex(): void {}
  deleteIndex(): void {}
}

function textOf({ source, target, index }: EdgeKey): string {
  return JSON.stringify([source, target, index]);
}
