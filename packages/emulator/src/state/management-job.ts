/** A job of the management plane. */
export interface ManagementJob {
  readonly id: string;
  /** What it does, for example `StopGraph`. */
  readonly name: string;
  readonly graphId: string;
  readonly graphName: string;
  status: "running" | "success" | "failed";
  readonly begun: number;
  ended: number | undefined;
  failReason: string | undefined;
}
