import type { Edge, GraphData, Vertex } from "../graph/index.ts";

/** Counts of what a statement changed. */
export interface Stats {
  contains_updates: boolean;
  edges_created: number;
  edges_deleted: number;
  labels_set: number;
  properties_set: number;
  vertices_created: number;
  vertices_deleted: number;
}

/** Changes a graph, counts the changes, and can take them back. */
export class GraphWriter {
  readonly stats: Stats = {
    contains_updates: false,
    edges_created: 0,
    edges_deleted: 0,
    labels_set: 0,
    properties_set: 0,
    vertices_created: 0,
    vertices_deleted: 0,
  };
  readonly #data: GraphData;
  readonly #undo: (() => void)[] = [];

  constructor(data: GraphData) {
    this.#data = data;
  }

  createVertex(vertex: Vertex): void {
    this.#data.addVertex(vertex);
    this.#undo.push(() => this.#data.deleteVertex(vertex.id));
    this.count({ vertices_created: 1 });
  }

  replaceVertex(old: Vertex, vertex: Vertex): void {
    this.#data.addVertex(vertex);
    this.#undo.push(() => this.#data.addVertex(old));
  }

  deleteVertex(vertex: Vertex): void {
    const edges = [...new Set([...this.#data.edgesFrom(vertex.id), ...this.#data.edgesTo(vertex.id)])];
    for (const edge of edges) this.deleteEdge(edge);
    this.#data.deleteVertex(vertex.id);
    this.#undo.push(() => this.#data.addVertex(vertex));
    this.count({ vertices_deleted: 1 });
  }

  createEdge(edge: Omit<Edge, "index">): Edge {
    const index = this.#data.addEdge(edge, { action: "allow", ignoreLabel: true });
    const added = { ...edge, index };
    this.#undo.push(() => this.#data.deleteEdge(added));
    this.count({ edges_created: 1 });
    return added;
  }

  replaceEdge(old: Edge, edge: Edge): void {
    this.#data.replaceEdge(edge);
    this.#undo.push(() => this.#data.replaceEdge(old));
  }

  deleteEdge(edge: Edge): void {
    this.#data.deleteEdge(edge);
    this.#undo.push(() => {
      this.#data.bringBackEdge(edge);
      this.#data.observer?.addEdge(edge);
    });
    this.count({ edges_deleted: 1 });
  }

  count(changes: Partial<Omit<Stats, "contains_updates">>): void {
    this.stats.contains_updates = true;
    for (const [name, more] of Object.entries(changes)) this.stats[name as keyof typeof changes] += more;
  }

  /** Takes all changes back, the last one first. */
  rollBack(): void {
    for (let undo = this.#undo.pop(); undo; undo = this.#undo.pop()) undo();
  }
}
