/**
 * A tour of the five operations the project began with, over HTTP, on an emulator of its own: a graph is created,
 * filled, backed up, stopped, started from the backup, stopped, started, restarted in the middle of a job; an algorithm
 * is run and cancelled. Ends with a table of what happened.
 */
import { readFile } from "node:fs/promises";
import type { ManagementClientOptions } from "@ges-sdk/core";
import { createEmulator } from "@ges-sdk/emulator";
import * as v1 from "@ges-sdk/v1";
import * as v2 from "@ges-sdk/v2";

/** Jobs on this emulator end when they are looked at for the second time, so looking every second would be a waste. */
const PATIENCE = { minIntervalMs: 50 };

await using emulator = await createEmulator({ port: 0, jobDuration: "polls:2" });
let status: number | undefined;
const options: ManagementClientOptions & { endpoint: string } = {
  endpoint: emulator.url,
  ...emulator.credentials,
  hooks: {
    onResponse(_, outcome) {
      status = outcome.status;
    },
  },
};
const managementV1 = v1.createManagementClient(options);
const managementV2 = v2.createManagementClient(options);
const graph = v1.createServiceClient({ ...options, graphName: "movie" });

const steps: Record<string, string | number>[] = [];

/** Carries a step out, sees its job through, and notes both down. */
async function step<Answer extends object>(
  description: string,
  operation: string,
  call: () => Promise<Answer>,
  finish: (jobId: string) => Promise<unknown> = async () => {},
): Promise<Answer> {
  const begun = performance.now();
  const answer = await call();
  const answered = status ?? "-";
  const jobId = "job_id" in answer ? answer.job_id : "jobId" in answer ? answer.jobId : undefined;
  await finish(String(jobId));
  steps.push({
    operation: `${description} ${operation}`,
    page: await pageOf(description, operation),
    status: answered,
    "job id": String(jobId ?? "-"),
    ms: Math.round(performance.now() - begun),
  });
  return answer;
}

/** The vendor's page that an operation is described from. */
async function pageOf(description: string, operationId: string): Promise<string> {
  const file = new URL(`../spec/bundled/${description}.json`, import.meta.url);
  const { paths } = JSON.parse(await readFile(file, "utf8")) as {
    paths: Record<string, Record<string, { operationId: string; "x-ges-page": string }>>;
  };
  const operations = Object.values(paths).flatMap((item) => Object.values(item));
  return operations.find((operation) => operation.operationId === operationId)?.["x-ges-page"] ?? "unknown";
}

const { id: graph_id } = await step(
  "management-v2",
  "createGraph",
  () =>
    managementV2.createGraph({
      body: {
        graph: {
          name: "movie",
          graph_size_type_index: "1",
          vpc_id: "2d8af840-fd57-4e3b-a8f1-cda0f55ccd99",
          subnet_id: "dc018ec3-67d1-46c9-b2fc-19d83367f4e2",
          security_group_id: "11d27338-8649-4076-8579-5ebc1a60f79e",
          crypt_algorithm: "generalCipher",
          enable_https: false,
        },
      },
    }),
  async () => {
    const [created] = (await managementV2.listGraphs()).graphs;
    await managementV2.waitForGraph({ graph_id: String(created?.id) }, PATIENCE);
  },
);

for (const vertex of ["Lily", "Rocky", "Sarah"]) await graph.addVertex({ body: { vertex, label: "user" } });
for (const [source, target] of [
  ["Lily", "Rocky"],
  ["Rocky", "Sarah"],
  ["Sarah", "Lily"],
  ["Lily", "Sarah"],
] as const) {
  await graph.addEdge({ body: { source, target, label: "knows" } });
}

const doneV1 = (job_id: string) => managementV1.waitForJob({ graph_id, job_id }, PATIENCE);
const doneV2 = (job_id: string) => managementV2.waitForJob({ graph_id, job_id }, PATIENCE);

await step("management-v2", "createBackup", () => managementV2.createBackup({ graph_id }), doneV2);
const [backup] = (await managementV2.listGraphBackups({ graph_id })).backup_list;

await step("management-v1", "stopGraph", () => managementV1.stopGraph({ graph_id }), doneV1);
await step(
  "management-v1",
  "startGraph",
  () => managementV1.startGraph({ graph_id, body: { graph_backup_id: String(backup?.id) } }),
  doneV1,
);
await step("management-v2", "stopGraph", () => managementV2.stopGraph({ graph_id }), doneV2);
await step("management-v2", "startGraph", () => managementV2.startGraph({ graph_id }), doneV2);

const pagerank = () => graph.executeAlgorithm({ body: { algorithmName: "pagerank", parameters: { alpha: 0.85 } } });

const interrupted = await step("service-v1", "executeAlgorithm", pagerank);
await step("management-v2", "restartGraph", () => managementV2.restartGraph({ graph_id }), doneV2);
const afterRestart = await graph.showJob({ job_id: interrupted.jobId });

const ranked = await step("service-v1", "executeAlgorithm", pagerank, (job_id) =>
  graph.waitForJob({ job_id }, PATIENCE),
);
const result = await graph.waitForJob({ job_id: ranked.jobId });

const unwanted = await step("service-v1", "executeAlgorithm", pagerank);
await step("service-v1", "cancelJob", () => graph.cancelJob({ job_id: unwanted.jobId }));
const afterCancel = await graph.showJob({ job_id: unwanted.jobId });

console.log(`A tour of Graph Engine Service, on the emulator at ${emulator.url}\n`);
console.table(steps);
console.log(`PageRank of the graph that was restored from its backup: ${JSON.stringify(result.data.outputs.pagerank)}`);
console.log(`The job that the restart interrupted: ${afterRestart.status}. ${afterRestart.failReason}`);
console.log(`The job that was cancelled: ${afterCancel.status}. ${afterCancel.failReason}`);
console.log(`The reference in one file each: ${new URL("../packages/docs/public/downloads/", import.meta.url)}`);
console.log("`npm run serve` shows the whole documentation and keeps an emulator beside it.");
