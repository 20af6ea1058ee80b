import type { GraphData } from "@ges-sdk/graph-engine/graph";
import { ObservableMap } from "../collections/observable-map.ts";
import { type Graph, STATUS } from "./graph.ts";
import type { GraphSettings } from "./graph-settings.ts";
import type { ServiceState } from "./service-state.ts";

/** Version of the graph engine that new graphs get. */
const VERSION = "2.3.17";

/** A graph that is about to be prepared. */
export function newGraph(state: ServiceState, name: string, settings: GraphSettings, data: GraphData): Graph {
  const now = state.scheduler.now();
  return {
    id: state.newId(),
    name,
    settings,
    created: now,
    updated: now,
    status: STATUS.preparing,
    stopped: undefined,
    size: settings.graphSizeTypeIndex,
    originalSize: undefined,
    resized: undefined,
    replicas: 1,
    expanded: undefined,
    version: VERSION,
    securityGroupId: settings.securityGroupId,
    privateIp: state.newAddress("192.168"),
    eipId: undefined,
    applications: new Set(),
    data,
    jobs: new ObservableMap(),
    work: undefined,
  };
}
