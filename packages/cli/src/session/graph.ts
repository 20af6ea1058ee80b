import type { management } from "@ges-sdk/v2";

/** A graph as the management plane lists it. */
export type Graph = management.ListGraphsOutput["graphs"][number];
