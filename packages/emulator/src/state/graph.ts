import type { GraphData } from "@ges-sdk/graph-engine/graph";
import type { ObservableMap } from "../collections/observable-map.ts";
import type { RunningJob } from "../jobs/running-job.ts";
import type { ServiceJob } from "../jobs/service-job.ts";
import type { GraphSettings } from "./graph-settings.ts";
import type { HygGraph } from "./hyg-graph.ts";
import type { DataAssets, SchemaStructure } from "./overview.ts";
import type { Permission } from "./permission.ts";

/** Status codes of a graph. Nothing in the emulator freezes one. */
export const STATUS = {
  preparing: "100",
  running: "200",
  upgrading: "201",
  importing: "202",
  rollingBack: "203",
  exporting: "204",
  clearing: "205",
  preparingResize: "206",
  resizing: "207",
  rollingResizeBack: "208",
  preparingExpansion: "210",
  expanding: "211",
  faulty: "300",
  creationFailed: "303",
  deleted: "400",
  frozen: "800",
  stopped: "900",
  stopping: "901",
  backingUp: "903",
  starting: "920",
} as const;

export type GraphStatus = (typeof STATUS)[keyof typeof STATUS];

/** Place of a graph that was created in an instance of the database edition, beside the instance's own. */
export interface InnerGraph {
  readonly instanceId: string;
  readonly idType: string;
  readonly idLength?: number;
  readonly sortKeyType: string;
}

/** A graph: what it was created with, its state and its data. */
export interface Graph {
  readonly id: string;
  readonly name: string;
  /** The other fields it was created with, in camelCase. Those that can change stand below as well, as they are now. */
  readonly settings: GraphSettings;
  readonly created: number;
  updated: number;
  status: GraphStatus;
  /** Time at which it was stopped; absent while it runs. */
  stopped: number | undefined;
  /** Its size, as an index into the sizes on sale. */
  size: string;
  /** The size it had before it was resized. */
  originalSize: string | undefined;
  resized: number | undefined;
  /** Number of replicas, as it was last asked for. */
  replicas: number;
  expanded: number | undefined;
  /** Version of the graph engine. */
  version: string;
  securityGroupId: string;
  readonly privateIp: string;
  /** ID of the EIP that is bound. */
  eipId: string | undefined;
  /** Set for a graph inside an instance: the management plane knows the instance only. */
  readonly inner?: InnerGraph;
  /** True for an instance whose own graph was deleted on the service plane. */
  isWithoutGraph?: boolean;
  /** Jobs of the management plane that imported files into it, oldest first. */
  importJobs?: readonly string[];
  /** Applications of scenes that it has subscribed to. */
  readonly applications: Set<string>;
  data: GraphData;
  /** The copy that HyG works on, once there is one. */
  hyg?: HygGraph;
  /** Jobs of the service plane, by id, oldest first. */
  readonly jobs: ObservableMap<ServiceJob>;
  /** Structure of its labels when last analyzed. It does not follow later changes of the data. */
  structure?: SchemaStructure;
  assets?: DataAssets;
  /** The job that counts its data assets, or did so last. */
  assetsJob?: ServiceJob;
  /** Permissions on its labels, where access is controlled. */
  permissions?: readonly Permission[];
  /** The job of the management plane that is at work on the graph. */
  work: RunningJob | undefined;
}

/** True when access to a graph is controlled label by label. The versions of the API spell the switch differently. */
export function isAccessControlled({ settings }: Graph): boolean {
  return (settings.enableRbac ?? settings.enableRBAC) === true;
}
