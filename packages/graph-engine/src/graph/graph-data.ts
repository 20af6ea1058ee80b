import { Counter } from "./counter.ts";
import type { DataObserver } from "./data-observer.ts";
import type { EdgeColumns } from "./edge-columns.ts";
import { EdgeStore } from "./edge-store.ts";
import { type Edge, labelsOf, type Vertex } from "./elements.ts";
import type { Index } from "./graph-index.ts";
import type { Label } from "./label.ts";

/** Handling of an edge that is parallel to an existing one. */
export interface ParallelEdges {
  readonly action: "allow" | "ignore" | "override";
  /** True when an edge with another label counts as the same. */
  readonly ignoreLabel: boolean;
  /** Returns whether an existing edge counts as the same, beyond its ends and label. */
  readonly isSame?: (old: Edge) => boolean;
}

// One count for all graphs: data of the same version is the same data, even when a backup takes its place.
let latestVersion = 0;

/** The vertices, edges, labels and indexes of one graph. Vertices and edges themselves never change. */
export class GraphData {
  #vertices = new Map<string, Vertex>();
  #edges = new EdgeStore();
  #labels = new Map<string, Label>();
  #indexes = new Map<string, Index>();
  #vertexLabels = new Counter();
  #edgeLabels = new Counter();
  #version = 0;
  /** Observer that persists the data. A copy has none. */
  observer: DataObserver | undefined;

  /** Increases with every change. */
  get version(): number {
    return this.#version;
  }

  get vertexCount(): number {
    return this.#vertices.size;
  }

  get edgeCount(): number {
    return this.#edges.count;
  }

  /** Number of vertices by label; one with several labels counts for each. */
  get verticesByLabel(): ReadonlyMap<string, number> {
    return this.#vertexLabels.counts;
  }

  /** Number of edges by label. */
  get edgesByLabel(): ReadonlyMap<string, number> {
    return this.#edgeLabels.counts;
  }

  vertices(): Iterable<Vertex> {
    return this.#vertices.values();
  }

  edges(): Iterable<Edge> {
    return this.#edges.all();
  }

  /** The edges with their ends as numbers, as long as edges were only added. */
  get edgeColumns(): EdgeColumns | undefined {
    return this.#edges.columns;
  }

  vertex(id: string): Vertex | undefined {
    return this.#vertices.get(id);
  }

  hasVertex(id: string): boolean {
    return this.#vertices.has(id);
  }

  edgesFrom(vertexId: string): Iterable<Edge> {
    return this.#edges.from(vertexId);
  }

  edgesTo(vertexId: string): Iterable<Edge> {
    return this.#edges.to(vertexId);
  }

  /** The edges that lead from one vertex to another, in the order of their indexes. */
  edgesBetween(source: string, target: string): readonly Edge[] {
    return this.#edges.between(source, target);
  }

  /** The labels that were defined, whether or not anything carries them. */
  labels(): Iterable<Label> {
    return this.#labels.values();
  }

  label(name: string): Label | undefined {
    return this.#labels.get(name);
  }

  indexes(): Iterable<Index> {
    return this.#indexes.values();
  }

  hasIndex(name: string): boolean {
    return this.#indexes.has(name);
  }

  /** Adds a vertex, or puts it in the place of the one with the same ID. */
  addVertex(vertex: Vertex): void {
    const old = this.#vertices.get(vertex.id);
    if (old) this.#vertexLabels.remove(...labelsOf(old));
    this.#vertices.set(vertex.id, vertex);
    this.#vertexLabels.add(...labelsOf(vertex));
    this.#changed();
    this.observer?.putVertex(vertex);
  }

  /** Deletes a vertex and all edges at it. */
  deleteVertex(id: string): void {
    const vertex = this.#vertices.get(id);
    if (!vertex) return;
    for (const edge of this.#edges.deleteAt(id)) {
      this.#edgeLabels.remove(edge.label);
      this.observer?.deleteEdge(edge);
    }
    this.#vertices.delete(id);
    this.#vertexLabels.remove(...labelsOf(vertex));
    this.#changed();
    this.observer?.deleteVertex(id);
  }

  /** Adds an edge between vertices that exist, and gives its index, or that of the edge that stands for it. */
  addEdge(edge: Omit<Edge, "index">, { action, ignoreLabel, isSame }: ParallelEdges): number {
    if (action !== "allow") {
      const same = this.edgesBetween(edge.source, edge.target).find(
        (old) => (ignoreLabel || old.label === edge.label) && (isSame?.(old) ?? true),
      );
      if (same && action === "override") this.replaceEdge({ ...edge, index: same.index });
      if (same) return same.index;
    }
    const added = this.#edges.add(edge);
    this.#edgeLabels.add(edge.label);
    this.#changed();
    this.observer?.addEdge(added);
    return added.index;
  }

  /** Adds an edge that was there before, with the index it had. */
  bringBackEdge(edge: Edge): void {
    this.#edges.add(edge, edge.index);
    this.#edgeLabels.add(edge.label);
    this.#changed();
  }

  /** Puts an edge in the place of the one with the same ends and index. */
  replaceEdge(edge: Edge): void {
    const old = this.#edges.replace(edge);
    if (!old) return;
    this.#edgeLabels.remove(old.label);
    this.#edgeLabels.add(edge.label);
    this.#changed();
    this.observer?.replaceEdge(edge);
  }

  deleteEdge(edge: Edge): void {
    if (!this.#edges.delete(edge)) return;
    this.#edgeLabels.remove(edge.label);
    this.#changed();
    this.observer?.deleteEdge(edge);
  }

  /** Deletes all vertices and edges. Labels and indexes stay. */
  clear(): void {
    this.#vertices = new Map();
    this.#edges = new EdgeStore();
    this.#vertexLabels = new Counter();
    this.#edgeLabels = new Counter();
    this.#changed();
    this.observer?.clear();
  }

  /** Defines a label, or defines it anew. */
  defineLabel(label: Label): void {
    this.#labels.set(label.name, label);
    this.#changed();
    this.observer?.putLabel(label);
  }

  deleteLabel(name: string): void {
    this.#labels.delete(name);
    this.#changed();
    this.observer?.deleteLabel(name);
  }

  addIndex(index: Index): void {
    this.#indexes.set(index.indexName, index);
    this.#changed();
    this.observer?.putIndex(index);
  }

  deleteIndex(name: string): void {
    this.#indexes.delete(name);
    this.#changed();
    this.observer?.deleteIndex(name);
  }

  /** A copy that later changes to this one do not reach. */
  copy(): GraphData {
    const copy = new GraphData();
    copy.#vertices = new Map(this.#vertices);
    copy.#edges = this.#edges.copy();
    copy.#labels = new Map(this.#labels);
    copy.#indexes = new Map(this.#indexes);
    copy.#vertexLabels = this.#vertexLabels.copy();
    copy.#edgeLabels = this.#edgeLabels.copy();
    copy.#version = this.#version;
    return copy;
  }

  #changed(): void {
    latestVersion += 1;
    this.#version = latestVersion;
  }
}
