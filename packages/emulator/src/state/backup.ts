import type { Graph, GraphStatus } from "./graph.ts";
import type { GraphData } from "./graph-data.ts";

/** A backup and the data it holds. */
export interface Backup {
  readonly id: string;
  readonly name: string;
  readonly graph: Pick<Graph, "id" | "name" | "settings">;
  /** Status of the graph when the backup was taken. */
  readonly graphStatus: GraphStatus;
  readonly data: GraphData;
  readonly begun: number;
  ended: number | undefined;
  status: "backing_up" | "success" | "failed";
}
