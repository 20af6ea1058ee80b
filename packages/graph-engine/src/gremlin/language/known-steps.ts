/** Steps that the vendor's page names as not supported. */
export const UNSUPPORTED_STEPS: ReadonlySet<string> = new Set(["tryNext", "explain", "tree"]);

/** Steps and sources of TinkerPop 3.4 that the emulator does not have. */
export const MISSING_STEPS: ReadonlySet<string> = new Set([
  ..."subgraph profile timeLimit program pageRank peerPressure connectedComponent shortestPath".split(" "),
  ..."io read write withComputer withStrategies withoutStrategies withBulk tx".split(" "),
]);

/** Calls that belong to the step before them. */
export const MODULATORS: ReadonlySet<string> = new Set(["by", "with", "option", "from"]);

/** Calls that say how to take the results. */
export const TERMINAL_STEPS: readonly string[] = ["next", "toList", "toSet", "hasNext", "iterate"];

/** Settings in front of the first step. */
export const SETTINGS: readonly string[] = ["withSack", "withSideEffect", "withPath"];
