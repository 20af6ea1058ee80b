import type { Step } from "../runtime/stages.ts";
import type { Call } from "../syntax/syntax.ts";

/** Compiles the calls of a nested traversal to one step. */
export type Compile = (calls: readonly Call[]) => Step;

/** Fields of the response, by what they hold. */
export type ResultKind = "vertices" | "edges" | "paths" | "results";

/** Definition of a step of Gremlin. */
export interface StepDefinition {
  /** Makes the step from its call, with the calls of its modulators. */
  readonly build: (call: Call, compile: Compile, modulators: readonly Call[]) => Step;
  /** Result of the step; `body` is that of its last nested traversal. Missing where values only pass. */
  readonly leadsTo?: ResultKind | "body";
  /** Names of the calls that may follow it and belong to it, such as `by`. */
  readonly modulators?: readonly string[];
  /** True when it changes the graph. */
  readonly isWriting?: boolean;
  /** True when it takes everything before it gives anything. */
  readonly isBarrier?: boolean;
  /** True when it goes to many values from one, so that equal traversers may come of it. */
  readonly isFlatMap?: boolean;
  /** True when each single traverser matters to it beyond its value. */
  readonly hasEffect?: boolean;
}

export type StepDefinitions = Readonly<Record<string, StepDefinition>>;
