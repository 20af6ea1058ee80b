import type { Argument, Option } from "./option.ts";

/** Arguments and options that several commands have. */
export const GRAPH = { summary: "name or ID of the graph", choices: "graphs" } as const satisfies Argument;

export const GRAPH_OPTION = {
  kind: "text",
  value: "GRAPH",
  choices: "graphs",
  summary: "name or ID of the graph; unless given, GES_GRAPH, the profile's, or the only one of the project",
} as const satisfies Option;

export const WAIT = {
  kind: "flag",
  summary: "wait until the work is done; --timeout limits the wait",
} as const satisfies Option;

export const DRY_RUN = { kind: "flag", summary: "show the request in place of sending it" } as const satisfies Option;

export const YES = { kind: "flag", summary: "do not ask; needed where there is no terminal" } as const satisfies Option;

export const LIMIT = { kind: "number", value: "COUNT", summary: "longest list" } as const satisfies Option;
