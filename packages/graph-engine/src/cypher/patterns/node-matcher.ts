import type { Vertex } from "../../graph/index.ts";
import type { Context } from "../context.ts";
import { isVertex, type Value } from "../values/value.ts";
import { hasAll, hasLabels, type Wanted } from "./element-check.ts";

/** Holds vertices against the node of a pattern. */
export class NodeMatcher {
  readonly #slot: number;
  readonly #isBound: boolean;
  readonly #labels: readonly string[];
  readonly #wanted: Wanted;
  readonly #context: Context;

  /** @param isBound whether the row has the vertex already */
  constructor(slot: number, isBound: boolean, labels: readonly string[], wanted: Wanted, context: Context) {
    this.#slot = slot;
    this.#isBound = isBound;
    this.#labels = labels;
    this.#wanted = wanted;
    this.#context = context;
  }

  /** Puts a vertex into a row, and returns false when it does not fit. */
  put(vertex: Vertex, row: Value[]): boolean {
    if (this.#isBound) {
      const bound = row[this.#slot] ?? null;
      if (!isVertex(bound) || bound.id !== vertex.id) return false;
    }
    if (!hasLabels(vertex, this.#labels)) return false;
    row[this.#slot] = vertex;
    return this.#wanted.length === 0 || hasAll(vertex, this.#wanted, row, this.#context);
  }
}
