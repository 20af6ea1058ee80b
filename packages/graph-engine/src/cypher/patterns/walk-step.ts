import { itemAt } from "../../collections/item-at.ts";
import type { Edge, Vertex } from "../../graph/index.ts";
import { isEdge, isList, isSameElement, isVertex, type Value } from "../values/value.ts";
import type { NodeMatcher } from "./node-matcher.ts";
import type { RelationshipMatcher } from "./relationship-matcher.ts";
import type { Cursor, RowCondition, Step, Trail } from "./step.ts";

/** Settings of a walk along several edges. */
export interface Walk {
  readonly least: number;
  readonly most: number;
  /** Set where the pattern is walked from its end, so that the edges come in the other order. */
  readonly isBackwards: boolean;
  /** Set where the row has the list of edges already. */
  readonly isBound: boolean;
  /** Set where the list of edges is needed, which takes its time on a long way. */
  readonly isKept: boolean;
}

/** Follows a chain of edges from a vertex in the row, depth first. */
export function walkStep(
  from: number,
  relationship: RelationshipMatcher,
  node: NodeMatcher,
  walk: Walk,
  conditions: readonly RowCondition[],
): Step {
  return {
    open(trail: Trail): Cursor {
      const vertex = trail.row[from] ?? null;
      if (!isVertex(vertex)) return { next: () => false };
      return new WalkCursor(trail, vertex, relationship, node, walk, conditions);
    },
  };
}

class WalkCursor implements Cursor {
  readonly #trail: Trail;
  readonly #relationship: RelationshipMatcher;
  readonly #node: NodeMatcher;
  readonly #walk: Walk;
  readonly #conditions: readonly RowCondition[];
  readonly #bound: Value;
  /** Number of edges on the trail before the walk. */
  readonly #before: number;
  readonly #stack: { readonly vertex: Vertex; readonly edges: Iterator<Edge> }[] = [];
  #start: Vertex | undefined;

  constructor(
    trail: Trail,
    start: Vertex,
    relationship: RelationshipMatcher,
    node: NodeMatcher,
    walk: Walk,
    conditions: readonly RowCondition[],
  ) {
    this.#trail = trail;
    this.#relationship = relationship;
    this.#node = node;
    this.#walk = walk;
    this.#conditions = conditions;
    this.#bound = walk.isBound ? (trail.row[relationship.slot] ?? null) : null;
    this.#before = trail.length;
    this.#start = start;
  }

  next(): boolean | undefined {
    const trail = this.#trail;
    if (this.#start) {
      const vertex = this.#start;
      this.#start = undefined;
      return this.#arrive(vertex);
    }
    const top = this.#stack.at(-1);
    if (!top) return false;
    // The edge by which the next vertex was reached is left again.
    trail.goBack(this.#before + this.#stack.length - 1);
    const { done, value: edge } = top.edges.next();
    if (done) {
      this.#stack.pop();
      trail.goBack(this.#before + Math.max(0, this.#stack.length - 1));
      return undefined;
    }
    if (!this.#relationship.fits(edge, trail)) return undefined;
    const end = this.#relationship.across(edge, top.vertex);
    if (!end) return undefined;
    trail.pass(edge);
    return this.#arrive(end);
  }

  #arrive(vertex: Vertex): boolean | undefined {
    const { row } = this.#trail;
    const length = this.#trail.length - this.#before;
    const { least, most, isKept } = this.#walk;
    this.#stack.push({ vertex, edges: length >= most ? [][Symbol.iterator]() : this.#relationship.edgesAt(vertex) });
    if (length < least || (isKept && !this.#keep())) return undefined;
    return (this.#node.put(vertex, row) && this.#conditions.every((holds) => holds(row))) || undefined;
  }

  /** Puts the edges into the row, and returns false when it has others already. */
  #keep(): boolean {
    const walked = this.#trail.from(this.#before);
    if (this.#walk.isBackwards) walked.reverse();
    if (this.#walk.isBound && !isSameWalk(this.#bound, walked)) return false;
    this.#trail.row[this.#relationship.slot] = walked;
    return true;
  }
}

function isSameWalk(bound: Value, walked: readonly Edge[]): boolean {
  if (!isList(bound) || bound.length !== walked.length) return false;
  return bound.every((edge, position) => isEdge(edge) && isSameElement(edge, itemAt(walked, position)));
}
