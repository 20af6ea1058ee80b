/** Values of properties, by name; the service writes each as an array. */
export type Properties = Readonly<Record<string, unknown>>;

export interface Vertex {
  readonly id: string;
  readonly label: string;
  readonly properties: Properties;
}

export interface Edge {
  readonly source: string;
  readonly target: string;
  readonly label: string;
  /** Tells parallel edges apart, counted from 0. */
  readonly index: number;
  readonly properties: Properties;
}

/** What to do with an edge where there is one already. */
export interface ParallelEdges {
  readonly action: "allow" | "ignore" | "override";
  /** Whether an edge with another label counts as the same. */
  readonly ignoreLabel: boolean;
}

/** An index over vertices or edges. */
export interface Index {
  readonly indexName: string;
  readonly indexType: string;
  readonly hasLabel: string;
  readonly indexProperty: readonly string[];
}

/** The vertices, edges and indexes of one graph. */
export class GraphData {
  readonly #vertices = new Map<string, Vertex>();
  /** Edges by source and target. */
  readonly #edges = new Map<string, Map<string, Edge[]>>();
  readonly #indexes = new Map<string, Index>();
  #edgeCount = 0;

  get vertexCount(): number {
    return this.#vertices.size;
  }

  get edgeCount(): number {
    return this.#edgeCount;
  }

  vertices(): Iterable<Vertex> {
    return this.#vertices.values();
  }

  *edges(): Iterable<Edge> {
    for (const targets of this.#edges.values()) for (const parallel of targets.values()) yield* parallel;
  }

  hasVertex(id: string): boolean {
    return this.#vertices.has(id);
  }

  hasIndex(name: string): boolean {
    return this.#indexes.has(name);
  }

  indexes(): Iterable<Index> {
    return this.#indexes.values();
  }

  addVertex(vertex: Vertex): void {
    this.#vertices.set(vertex.id, vertex);
  }

  addIndex(index: Index): void {
    this.#indexes.set(index.indexName, index);
  }

  /** Adds an edge between vertices that exist, and gives its index, or that of the edge that stands for it. */
  addEdge(edge: Omit<Edge, "index">, { action, ignoreLabel }: ParallelEdges): number {
    const targets = this.#edges.get(edge.source) ?? new Map<string, Edge[]>();
    const parallel = targets.get(edge.target) ?? [];
    const same = parallel.find(({ label }) => ignoreLabel || label === edge.label);
    if (same && action === "ignore") return same.index;
    const index = same && action === "override" ? same.index : parallel.length;
    this.#edgeCount += index === parallel.length ? 1 : 0;
    parallel[index] = { ...edge, index };
    targets.set(edge.target, parallel);
    this.#edges.set(edge.source, targets);
    return index;
  }

  /** A copy that later changes to this one do not reach. Vertices and edges themselves never change. */
  copy(): GraphData {
    const copy = new GraphData();
    for (const vertex of this.#vertices.values()) copy.#vertices.set(vertex.id, vertex);
    for (const index of this.#indexes.values()) copy.#indexes.set(index.indexName, index);
    for (const [source, targets] of this.#edges) {
      copy.#edges.set(source, new Map([...targets].map(([target, parallel]) => [target, [...parallel]])));
    }
    copy.#edgeCount = this.#edgeCount;
    return copy;
  }
}
