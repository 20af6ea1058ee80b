import type { Graph as GraphJsonV1 } from "../../../compiled/management-v1-handlers.ts";
import type { Graph as GraphJsonV2 } from "../../../compiled/management-v2-handlers.ts";
import type { CamelCased } from "../../../description/camel-cased.ts";
import { timestamp } from "../../../jobs/scheduler.ts";
import { type Graph, isAccessControlled, STATUS } from "../../../state/graph.ts";
import type { GraphSettings } from "../../../state/graph-settings.ts";
import type { ServiceState } from "../../../state/service-state.ts";
import { importedFilesJson } from "../common/imported-files.ts";

/** Representation of a graph in API v1.0, which keeps some names out of camelCase. */
export function graphJsonV1(state: ServiceState, graph: Graph): GraphJsonV1 {
  return {
    ...commonJson(state, graph),
    sys_tags: enterpriseProjects(graph.settings.sysTags),
    enableRBAC: isAccessControlled(graph),
  };
}

/** Representation of a graph in API v2, in camelCase. */
export function graphJsonV2(state: ServiceState, graph: Graph): CamelCased<GraphJsonV2> {
  const { settings, originalSize, resized, expanded } = graph;
  return {
    ...commonJson(state, graph),
    sysTags: enterpriseProjects(settings.sysTags),
    enableRbac: isAccessControlled(graph),
    trafficIpList: [graph.privateIp],
    enableLts: settings.ltsOperationTrace?.enableAudit === true,
    enableHyg: settings.enableHyg === true,
    enableHttps: settings.enableHttps === true,
    enableMultiLabel: settings.enableMultiLabel === true,
    ...givenSettings(settings),
    ...(originalSize !== undefined && { originGraphSizeTypeIndex: originalSize }),
    ...(resized !== undefined && { resizeTime: timestamp(resized) }),
    ...(expanded !== undefined && { expandTime: timestamp(expanded) }),
  };
}

/** Settings that API v2 shows as they were given. */
function givenSettings({ tags, productType, vertexIdType, capacityRatio, sortKeyType, cryptAlgorithm }: GraphSettings) {
  return {
    ...(tags && { tags }),
    ...(productType !== undefined && { productType }),
    ...(vertexIdType && { vertexIdType }),
    ...(capacityRatio !== undefined && { capacityRatio }),
    ...(sortKeyType !== undefined && { sortKeyType }),
    ...(cryptAlgorithm !== undefined && { cryptAlgorithm }),
  };
}

/** Fields that both versions name alike. */
function commonJson(state: ServiceState, graph: Graph) {
  const { settings, work } = graph;
  const publicIp = graph.eipId === undefined ? undefined : state.eips.get(graph.eipId);
  return {
    id: graph.id,
    name: graph.name,
    createdBy: "emulator",
    isMultiAz: settings.enableMultiAz === true,
    regionCode: settings.regionCode ?? "emulator",
    azCode: settings.azCode ?? "emulator-a",
    dataStoreVersion: graph.version,
    status: graph.status,
    ...(work && graph.status === STATUS.preparing && { actionProgress: percentage(work.progress()) }),
    ...importedFilesJson(state, graph),
    graphSizeTypeIndex: graph.size,
    vpcId: settings.vpcId,
    subnetId: settings.subnetId,
    securityGroupId: graph.securityGroupId,
    replication: graph.replicas,
    created: timestamp(graph.created),
    updated: timestamp(graph.updated),
    privateIp: graph.privateIp,
    ...(publicIp !== undefined && { publicIp }),
    arch: settings.arch ?? "x86_64",
    encrypted: settings.encryption?.enable === true,
    ...(settings.encryption?.masterKeyId !== undefined && { masterKeyId: settings.encryption.masterKeyId }),
    enableFullTextIndex: settings.enableFullTextIndex === true,
  };
}

function enterpriseProjects(tags: GraphSettings["sysTags"] = []): string[] {
  return tags.flatMap(({ value }) => value ?? []);
}

/** Percentage of progress; 100 is reserved for the end of the job. */
function percentage(progress: number): string {
  return String(Math.min(99, Math.floor(progress * 100)));
}
