import type { Edge, Vertex } from "../graph/elements.ts";
import type { GraphData } from "../graph/graph-data.ts";
import { presentElement } from "../traversal/walk-step.ts";
import { failed } from "./failures.ts";
import type { Traverser } from "./flow.ts";

/** Most values that one step may hold on to at once. */
const MOST_HELD = 100_000;
const MOST_WORK = 10_000_000;
const WORK_BETWEEN_BREATHS = 256;

/** What the steps of a running query share: the graph, and how much they have done. */
export class Context {
  readonly data: GraphData;
  readonly #isWriting: boolean;
  #work = 0;
  #lastBreath = 0;

  constructor(data: GraphData, isWriting: boolean) {
    this.data = data;
    this.#isWriting = isWriting;
  }

  /** Counts work, so that no query runs without end. */
  work(amount = 1): void {
    this.#work += amount;
    if (this.#work > MOST_WORK) {
      throw failed(
        `it takes more than ${MOST_WORK} steps from one value to the next; narrow it with limit() or has().`,
      );
    }
  }

  /** Whether it is time that other requests get their turn. */
  isBreathDue(): boolean {
    if (this.#work - this.#lastBreath < WORK_BETWEEN_BREATHS) return false;
    this.#lastBreath = this.#work;
    return true;
  }

  /** The traverser that goes on from another to a value. */
  follow(previous: Traverser, value: unknown): Traverser {
    this.work();
    return { value, previous: previous.value === undefined ? undefined : previous, labels: [] };
  }

  /** An element as it is now: the query itself may have changed it since it was met. */
  current<Element extends Vertex | Edge>(element: Element): Element {
    return this.#isWriting ? (presentElement(this.data, element) ?? element) : element;
  }
}

/** Adds a value to those that a step holds, of which there may be only so many. */
export function hold<Value>(held: Value[], value: Value): void {
  checkHeld(held.length);
  held.push(value);
}

/** Refuses that a step holds one value more. */
export function checkHeld(count: number): void {
  if (count >= MOST_HELD) {
    throw failed(`a step holds more than ${MOST_HELD} values at once; narrow the query with limit() or has().`);
  }
}
