import { QueryError } from "../errors/query-error.ts";
import type { Edge, Vertex } from "./elements.ts";
import type { GraphData } from "./graph-data.ts";
import { type EdgeKey, RecordedChanges } from "./recorded-changes.ts";

/**
 * Changes to vertices and edges that nobody else sees until they are committed together. Queries in the transaction see
 * the graph as it was when the transaction began, with its own changes.
 */
export class GraphTransaction {
  /** The graph as the transaction sees it. */
  readonly data: GraphData;
  readonly #graph: GraphData;
  readonly #before: GraphData;
  readonly #recorded = new RecordedChanges();

  constructor(graph: GraphData) {
    this.#graph = graph;
    this.#before = graph.copy();
    this.data = graph.copy();
    this.data.observer = this.#recorded;
  }

  /**
   * Applies the changes to the graph.
   *
   * @throws {QueryError} when others have meanwhile changed the same vertices or edges; then nothing is applied
   */
  commit(): void {
    // What a failed statement has changed and taken back is no change.
    const vertices = [...this.#recorded.vertices].filter(([id, now]) => this.#before.vertex(id) !== now);
    const edges = [...this.#recorded.edges.values()].filter(({ key, now }) => edgeIn(this.#before, key) !== now);
    if (this.#graph.version !== this.#before.version) {
      for (const [id, now] of vertices) this.#requireSameVertex(id, now);
      for (const { key, now } of edges) this.#requireSameEdge(key, now);
    }
    for (const { key, now } of edges) if (!now) this.#deleteEdge(key);
    for (const [id, vertex] of vertices) {
      if (vertex) this.#graph.addVertex(vertex);
      else this.#graph.deleteVertex(id);
    }
    for (const { now } of edges) if (now) this.#putEdge(now);
  }

  #requireSameVertex(id: string, now: Vertex | undefined): void {
    // An edge that another request has added would go with the vertex.
    const isEdgeLost = !now && !sameEdges(edgesAt(this.#graph, id), edgesAt(this.#before, id));
    if (this.#graph.vertex(id) !== this.#before.vertex(id) || isEdgeLost) throw conflict(`vertex [${id}]`);
  }

  #requireSameEdge(key: EdgeKey, now: Edge | undefined): void {
    const isEndLost = now && ![now.source, now.target].every((id) => this.#hasVertexAfterwards(id));
    if (edgeIn(this.#graph, key) !== edgeIn(this.#before, key) || isEndLost) {
      throw conflict(`edge [${key.source}-${key.target}-${key.index}]`);
    }
  }

  #hasVertexAfterwards(id: string): boolean {
    return this.#recorded.vertices.get(id) !== undefined || this.#graph.hasVertex(id);
  }

  #deleteEdge(key: EdgeKey): void {
    const edge = edgeIn(this.#graph, key);
    if (edge) this.#graph.deleteEdge(edge);
  }

  #putEdge(edge: Edge): void {
    if (edgeIn(this.#graph, edge)) {
      this.#graph.replaceEdge(edge);
    } else {
      this.#graph.bringBackEdge(edge);
      this.#graph.observer?.addEdge(edge);
    }
  }
}

function edgeIn(data: GraphData, { source, target, index }: EdgeKey): Edge | undefined {
  return data.edgesBetween(source, target).find((edge) => edge.index === index);
}

function edgesAt(data: GraphData, id: string): ReadonlySet<Edge> {
  return new Set([...data.edgesFrom(id), ...data.edgesTo(id)]);
}

function sameEdges(some: ReadonlySet<Edge>, others: ReadonlySet<Edge>): boolean {
  return some.size === others.size && [...some].every((edge) => others.has(edge));
}

function conflict(what: string): QueryError {
  return new QueryError("invalid", `${what} was changed by another request; begin a new transaction.`);
}
