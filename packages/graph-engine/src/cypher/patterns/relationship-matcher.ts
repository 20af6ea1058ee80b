import type { Edge, Vertex } from "../../graph/index.ts";
import type { Context } from "../context.ts";
import type { RelationshipPattern } from "../syntax/ast.ts";
import { isEdge, isSameElement } from "../values/value.ts";
import { hasAll, type Wanted } from "./element-check.ts";
import type { Trail } from "./step.ts";

/** Holds edges against the relationship of a pattern. */
export class RelationshipMatcher {
  readonly slot: number;
  readonly #isBound: boolean;
  readonly #direction: RelationshipPattern["direction"];
  readonly #types: readonly string[];
  readonly #wanted: Wanted;
  readonly #context: Context;

  constructor(
    place: { readonly slot: number; readonly isBound: boolean },
    direction: RelationshipPattern["direction"],
    types: readonly string[],
    wanted: Wanted,
    context: Context,
  ) {
    this.slot = place.slot;
    this.#isBound = place.isBound;
    this.#direction = direction;
    this.#types = types;
    this.#wanted = wanted;
    this.#context = context;
  }

  /** The edges at a vertex in the direction of the pattern; a loop comes once. */
  *edgesAt({ id }: Vertex): Generator<Edge> {
    const { data } = this.#context;
    if (this.#direction !== "in") yield* data.edgesFrom(id);
    if (this.#direction === "out") return;
    for (const edge of data.edgesTo(id)) if (this.#direction === "in" || edge.source !== edge.target) yield edge;
  }

  fits(edge: Edge, trail: Trail): boolean {
    if (this.#types.length > 0 && !this.#types.includes(edge.label)) return false;
    if (trail.has(edge)) return false;
    if (this.#isBound) {
      const bound = trail.row[this.slot] ?? null;
      if (!isEdge(bound) || !isSameElement(bound, edge)) return false;
    }
    return this.#wanted.length === 0 || hasAll(edge, this.#wanted, trail.row, this.#context);
  }

  /** The vertex at the other end of an edge. */
  across(edge: Edge, vertex: Vertex): Vertex | undefined {
    return this.#context.data.vertex(edge.source === vertex.id ? edge.target : edge.source);
  }
}
