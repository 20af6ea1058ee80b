import type { Edge, Vertex } from "../../graph/elements.ts";
import type { GraphData } from "../../graph/graph-data.ts";
import type { QueryBudget } from "../../scheduling/query-budget.ts";
import { presentElement } from "../../traversal/walk-step.ts";
import type { PathNode, Traverser } from "./traverser.ts";

/** Parts of the path that a query needs: nothing, the objects that `as` labels, or all of it. */
export type PathTracking = "none" | "labels" | "full";

/** Properties of a query that decide how it runs. */
export interface RunPlan {
  readonly tracking: PathTracking;
  readonly isWriting: boolean;
  /** True when equal traversers may travel as one. */
  readonly isBulking: boolean;
}

const NO_LABELS: readonly string[] = [];

/** State of a running query, shared by all its steps. */
export class Run {
  readonly data: GraphData;
  readonly budget: QueryBudget;
  readonly plan: RunPlan;
  /** Returns numbers from 0 to below 1. */
  readonly random: () => number;
  readonly sideEffects = new Map<string, unknown>();
  /** Sack that traversers begin with. */
  initialSack: unknown;
  readonly #interned = new Map<PathNode | undefined, Map<unknown, Map<string, PathNode>>>();

  constructor(data: GraphData, budget: QueryBudget, plan: RunPlan, random: () => number) {
    this.data = data;
    this.budget = budget;
    this.plan = plan;
    this.random = random;
  }

  /** Returns a traverser without a past. */
  start(value: unknown): Traverser {
    const path = this.plan.tracking === "full" ? { value, labels: NO_LABELS, previous: undefined } : undefined;
    return { value, bulk: 1, path, loop: undefined, sack: this.initialSack };
  }

  /** Returns the traverser that goes on from another to a value. */
  follow(from: Traverser, value: unknown): Traverser {
    this.budget.step();
    const { bulk, loop, sack } = from;
    if (this.plan.tracking !== "full") return { value, bulk, path: from.path, loop, sack };
    return { value, bulk, path: { value, labels: NO_LABELS, previous: from.path }, loop, sack };
  }

  /** Returns a traverser whose current object has more labels. */
  label(from: Traverser, names: readonly string[]): Traverser {
    const { value, path } = from;
    if (this.plan.tracking === "full") {
      const labels = [...(path?.labels ?? []), ...names];
      return { ...from, path: { value, labels, previous: path?.previous } };
    }
    const previous = path;
    return {
      ...from,
      path: this.plan.isBulking ? this.#intern(value, names, previous) : { value, labels: names, previous },
    };
  }

  /** Returns one node for equal paths, so that equal traversers can be told by identity. */
  #intern(value: unknown, labels: readonly string[], previous: PathNode | undefined): PathNode {
    const byValue = entry(this.#interned, previous, () => new Map<unknown, Map<string, PathNode>>());
    const byLabels = entry(byValue, value, () => new Map<string, PathNode>());
    return entry(byLabels, labels.join("\n"), () => {
      this.budget.hold();
      return { value, labels, previous };
    });
  }

  /** Returns an element as it is now: the query itself may have changed it since it was met. */
  current<Element extends Vertex | Edge>(element: Element): Element {
    return this.plan.isWriting ? (presentElement(this.data, element) ?? element) : element;
  }
}

function entry<Key, Value>(map: Map<Key, Value>, key: Key, make: () => Value): Value {
  const known = map.get(key);
  if (known !== undefined) return known;
  const made = make();
  map.set(key, made);
  return made;
}
