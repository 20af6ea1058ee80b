import { timestamp } from "../../../jobs/scheduler.ts";
import { type Graph, isAccessControlled, STATUS } from "../../../state/graph.ts";
import type { ServiceState } from "../../../state/service-state.ts";

/** Settings of its creation that are shown as they were given; only API v2 knows them. */
const SETTINGS_OF_V2 = [
  "tags",
  "productType",
  "vertexIdType",
  "capacityRatio",
  "sortKeyType",
  "cryptAlgorithm",
] as const;

const SWITCHES_OF_V2 = ["enableHyg", "enableHttps", "enableMultiLabel"] as const;

/** A graph with the fields that both versions show. */
export function shownGraph(state: ServiceState, graph: Graph) {
  const { settings, work } = graph;
  const encryption = settings["encryption"] as { enable?: boolean; masterKeyId?: string } | undefined;
  const publicIp = graph.eipId === undefined ? undefined : state.eips.get(graph.eipId);
  return {
    id: graph.id,
    name: graph.name,
    createdBy: "emulator",
    isMultiAz: settings["enableMultiAz"] === true,
    regionCode: settings["regionCode"] ?? "emulator",
    azCode: settings["azCode"] ?? "emulator-a",
    dataStoreVersion: graph.version,
    sysTags: enterpriseProjects(settings["sysTags"]),
    status: graph.status,
    ...(work && graph.status === STATUS.preparing && { actionProgress: percentage(work.progress()) }),
    graphSizeTypeIndex: graph.size,
    vpcId: settings["vpcId"],
    subnetId: settings["subnetId"],
    securityGroupId: graph.securityGroupId,
    replication: graph.replicas,
    created: timestamp(graph.created),
    updated: timestamp(graph.updated),
    privateIp: graph.privateIp,
    ...(publicIp !== undefined && { publicIp }),
    arch: settings["arch"] ?? "x86_64",
    encrypted: encryption?.enable === true,
    ...(encryption?.masterKeyId !== undefined && { masterKeyId: encryption.masterKeyId }),
    enableRbac: isAccessControlled(graph),
    enableFullTextIndex: settings["enableFullTextIndex"] === true,
  };
}

/** What API v2 shows of a graph beyond that. */
export function shownInV2(graph: Graph) {
  const { settings, originalSize, resized, expanded } = graph;
  const trace = settings["ltsOperationTrace"] as { enableAudit?: boolean } | undefined;
  return {
    trafficIpList: [graph.privateIp],
    enableLts: trace?.enableAudit === true,
    ...Object.fromEntries(SWITCHES_OF_V2.map((name) => [name, settings[name] === true])),
    ...Object.fromEntries(SETTINGS_OF_V2.filter((name) => name in settings).map((name) => [name, settings[name]])),
    ...(originalSize !== undefined && { originGraphSizeTypeIndex: originalSize }),
    ...(resized !== undefined && { resizeTime: timestamp(resized) }),
    ...(expanded !== undefined && { expandTime: timestamp(expanded) }),
  };
}

/** API v1.0 keeps these names out of camelCase. */
export function shownInV1({ sysTags, enableRbac, ...graph }: ReturnType<typeof shownGraph>) {
  return { ...graph, sys_tags: sysTags, enableRBAC: enableRbac };
}

function enterpriseProjects(tags: unknown): string[] {
  return ((tags ?? []) as { value?: string }[]).flatMap(({ value }) => value ?? []);
}

/** Nothing is done before its time. */
function percentage(progress: number): string {
  return String(Math.min(99, Math.floor(progress * 100)));
}
