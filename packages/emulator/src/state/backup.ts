import type { BackupData } from "./backup-data.ts";
import type { GraphStatus } from "./graph.ts";
import type { GraphSettings } from "./graph-settings.ts";

/** A backup and the data it holds, with what its graph was like when it was taken. */
export interface Backup {
  readonly id: string;
  readonly name: string;
  readonly method: "auto" | "manual" | "import";
  readonly graphId: string;
  readonly graphName: string;
  readonly graphStatus: GraphStatus;
  readonly size: string;
  readonly version: string;
  readonly arch: NonNullable<GraphSettings["arch"]>;
  readonly isEncrypted: boolean;
  readonly data: BackupData;
  readonly begun: number;
  ended: number | undefined;
  status: "backing_up" | "success" | "failed";
}
