/**
 * Holds the real service against the descriptions of this SDK, with calls that only read. For whoever has an account:
 *
 *     export HUAWEICLOUD_SDK_AK=... HUAWEICLOUD_SDK_SK=... HUAWEICLOUD_SDK_PROJECT_ID=... GES_REGION=cn-north-4
 *     node examples/verify-live.ts
 *
 * Prints for each operation what was verified, what differs and what stays assumed: names of fields and error codes, no
 * value, ID or secret, so that the output can be published. The service plane is verified where `GES_GRAPH` names a
 * graph and `GES_GRAPH_ENDPOINT` its address; `GES_GRAPH_CA` is a file with the authority of its certificate. Without a
 * region the program runs on an emulator.
 */
import { createManagementClient as createManagementClientV1, createServiceClient } from "@ges-sdk/v1";
import { createManagementClient } from "@ges-sdk/v2";
import { targetOf } from "./live/target.ts";
import { Verification } from "./live/verification.ts";

const target = await targetOf(process.env);
const first = { limit: 1 };

const v2 = new Verification("management-v2");
const ges = createManagementClient({ ...target.management, middleware: [v2.middleware] });
const graphs = await v2.attempt("listGraphs", () => ges.listGraphs(first));
const graph_id = graphs?.graphs[0]?.id;
const jobs = await v2.attempt("listJobs", () => ges.listJobs(first));
const job = jobs?.job_list?.[0];
await v2.attempt("listBackups", () => ges.listBackups(first));
const metadata_id = (await v2.attempt("listMetadatas", () => ges.listMetadatas(first)))?.schema_list[0]?.id;
await v2.attempt("listQuotas", () => ges.listQuotas());
await v2.attempt("listScenes", () => ges.listScenes());
if (graph_id === undefined) v2.skip("the project has no graph", "showGraph", "listGraphBackups", "showJob");
else {
  await v2.attempt("showGraph", () => ges.showGraph({ graph_id }));
  await v2.attempt("listGraphBackups", () => ges.listGraphBackups({ graph_id, ...first }));
  if (job?.job_id) await v2.attempt("showJob", () => ges.showJob({ graph_id, job_id: String(job.job_id) }));
}
if (metadata_id === undefined) v2.skip("the project has no metadata", "showMetadata");
else await v2.attempt("showMetadata", () => ges.showMetadata({ metadata_id }));

const v1 = new Verification("management-v1");
const old = createManagementClientV1({ ...target.management, middleware: [v1.middleware] });
await v1.attempt("listGraphs", () => old.listGraphs(first));
await v1.attempt("listJobs", () => old.listJobs(first));
await v1.attempt("listBackups", () => old.listBackups(first));
await v1.attempt("listMetadatas", () => old.listMetadatas(first));
await v1.attempt("listQuotas", () => old.listQuotas());
if (graph_id !== undefined) await v1.attempt("showGraph", () => old.showGraph({ graph_id }));

const service = new Verification("service-v1");
if (target.service) {
  const graph = createServiceClient({ ...target.service, middleware: [service.middleware] });
  await service.attempt("showGraphVersion", () => graph.showGraphVersion());
  await service.attempt("showGraphSummary", () => graph.showGraphSummary());
  await service.attempt("showSchema", () => graph.showSchema());
  await service.attempt("listIndexes", () => graph.listIndexes());
  await service.attempt("listJobs", () => graph.listJobs(first));
  await service.attempt("showSchemaStructure", () => graph.showSchemaStructure());
  await service.attempt("listRealTimeQueries", () => graph.listRealTimeQueries());
} else
  service.skip("GES_GRAPH and GES_GRAPH_ENDPOINT are not set", "showGraphVersion", "showGraphSummary", "showSchema");

for (const verification of [v2, v1, service]) verification.print();
await target.close();
