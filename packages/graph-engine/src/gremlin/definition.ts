import type { Step } from "./flow.ts";
import type { Call } from "./parser.ts";

/** Makes one step of the steps of a nested traversal. */
export type Compile = (calls: readonly Call[]) => Step;

/** The fields of the answer, by what they hold. */
export type ResultKind = "vertices" | "edges" | "paths" | "results";

/** How a step of Gremlin is made. */
export interface Definition {
  readonly build: (call: Call, compile: Compile, modulators: readonly Call[]) => Step;
  /** What it leads to, which may be what its first traversal leads to. Missing for a step that leaves what there is. */
  readonly leadsTo?: ResultKind | "body";
  /** The names of what may follow it and belongs to it, such as `by`. */
  readonly modulators?: readonly string[];
  /** Whether it changes the graph. */
  readonly isWriting?: boolean;
  /** Whether it makes one value of all. */
  readonly isReducing?: boolean;
}

export type Definitions = Readonly<Record<string, Definition>>;
