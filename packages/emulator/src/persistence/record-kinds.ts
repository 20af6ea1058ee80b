import type { ManagementJob } from "../jobs/management-job.ts";
import type { ServiceJob } from "../jobs/service-job.ts";
import type { Backup } from "../state/backup.ts";
import type { Graph } from "../state/graph.ts";
import type { Kind } from "./collection-writer.ts";
import type { DataRows } from "./data-rows.ts";
import { graphRecord } from "./graph-record.ts";
import { serviceJobRecord } from "./service-job-record.ts";

/** Kind of items that never change. */
export function constantKind<Item>(name: string): Kind<Item> {
  return { name, encode: (item) => item, stageOf: (item) => item, isSettled: () => true };
}

/** Graphs can change in any field at any time. */
export function graphKind(rows: DataRows): Kind<Graph> {
  return {
    name: "graph",
    encode: (graph) => graphRecord(graph, rows),
    stageOf: (graph) => JSON.stringify(graphRecord(graph, rows)),
    isSettled: () => false,
  };
}

export function backupKind(rows: DataRows): Kind<Backup> {
  return {
    name: "backup",
    encode: ({ data, ...fields }) => {
      const { vertexCount, edgeCount } = data;
      return { ...fields, data: rows.idOfBackup(data), vertexCount, edgeCount };
    },
    stageOf: ({ status }) => status,
    isSettled: ({ ended }) => ended !== undefined,
  };
}

export const JOB: Kind<ManagementJob> = {
  name: "job",
  encode: (job) => job,
  stageOf: ({ status }) => status,
  isSettled: ({ ended }) => ended !== undefined,
};

/** The jobs of the service plane on one graph. */
export function serviceJobKind(graphId: string): Kind<ServiceJob> {
  return {
    name: `service job of ${graphId}`,
    encode: serviceJobRecord,
    stageOf: ({ status, isDone }) => `${status} ${isDone}`,
    isSettled: ({ ended }) => ended !== undefined,
  };
}
