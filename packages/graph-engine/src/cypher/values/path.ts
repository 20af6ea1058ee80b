import type { Edge, Vertex } from "../../graph/index.ts";

/** Path: vertices, and the edges between them. */
export class Path {
  readonly nodes: readonly Vertex[];
  readonly relationships: readonly Edge[];

  constructor(nodes: readonly Vertex[], relationships: readonly Edge[]) {
    this.nodes = nodes;
    this.relationships = relationships;
  }

  /** Vertices and edges in turn. */
  get elements(): (Vertex | Edge)[] {
    return this.nodes.flatMap((node, position) => {
      const relationship = this.relationships[position];
      return relationship ? [node, relationship] : [node];
    });
  }
}
