import { afterAll, beforeAll, expect, test } from "vitest";
import { createEmulator, type Emulator } from "../../src/index.ts";
import type { Body } from "../support/api.ts";
import { newObs, type Obs } from "../support/storage.ts";

/**
 * The vendor's Node.js client, as its published definitions have it: each method with its route, and where it puts
 * what it is given. It knows the management plane, API v2.
 */
const METHODS = {
  createGraph: "POST /graphs",
  listGraphs: "GET /graphs",
  showGraph: "GET /graphs/{graph_id}",
  startGraph: "POST /graphs/{graph_id}/start",
  stopGraph: "POST /graphs/{graph_id}/stop",
  restartGraph: "POST /graphs/{graph_id}/restart",
  upgradeGraph: "POST /graphs/{graph_id}/upgrade",
  resizeGraph: "POST /graphs/{graph_id}/resize",
  expandGraph: "POST /graphs/{graph_id}/expand",
  clearGraph: "POST /graphs/{graph_id}/clear-graph",
  importGraph: "POST /graphs/{graph_id}/import-graph",
  exportGraph: "POST /graphs/{graph_id}/export-graph",
  deleteGraph: "DELETE /graphs/{graph_id}",
  changeSecurityGroup: "POST /graphs/{graph_id}/sg/change",
  attachEip: "POST /graphs/{graph_id}/bind-eip",
  detachEip: "POST /graphs/{graph_id}/unbind-eip",
  createBackup: "POST /graphs/{graph_id}/backups",
  listGraphBackups: "GET /graphs/{graph_id}/backups",
  listBackups: "GET /graphs/backups",
  showBackupDownloadLink: "GET /graphs/{graph_id}/backup-files",
  exportBackup: "POST /graphs/{graph_id}/backups/export",
  importBackup: "POST /graphs/{graph_id}/backups/import",
  deleteBackup: "DELETE /graphs/{graph_id}/backups/{backup_id}",
  createMetadata: "POST /graphs/metadatas",
  uploadFromObs: "POST /graphs/metadata/upload-from-obs",
  listMetadatas: "GET /graphs/metadatas",
  showMetadata: "GET /graphs/metadatas/{metadata_id}",
  deleteMetadata: "DELETE /graphs/metadatas/{metadata_id}",
  listJobs: "GET /graphs/jobs",
  showJob: "GET /graphs/{graph_id}/jobs/{job_id}/status",
  listQuotas: "GET /graphs/quotas",
  listScenes: "GET /graphs/scenes",
  registerScenes: "POST /graphs/{graph_id}/scenes/register",
  deregisterScenes: "POST /graphs/{graph_id}/scenes/unregister",
} as const;

type Method = keyof typeof METHODS;

let emulator: Emulator;
let obs: Obs;
const called = new Set<string>();

beforeAll(async () => {
  obs = await newObs();
  emulator = await createEmulator({ port: 0, obs: obs.folder, jobDuration: "polls:1" });
});
afterAll(async () => {
  await emulator.close();
  await obs.remove();
});

/** Calls a method as the client does: parameters go where the route names them, else into the query. */
async function call(name: Method, input: Record<string, string> = {}, body?: unknown): Promise<Body> {
  const [method, route = ""] = METHODS[name].split(" ");
  const query = new URLSearchParams(Object.entries(input).filter(([key]) => !route.includes(`{${key}}`)));
  const path = route.replace(/\{(\w+)\}/g, (_, key: string) => encodeURIComponent(input[key] ?? ""));
  const { projectId } = emulator.credentials;
  const response = await fetch(`${emulator.url}/v2/${projectId}${path}?${query}`, {
    method: method ?? "",
    headers: {
      "X-Auth-Token": emulator.token,
      "X-Project-Id": projectId,
      "User-Agent": "huaweicloud-usdk-nodejs/3.0",
      "Content-Type": "application/json;charset=UTF-8",
    },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
  const answer = await response.json();
  expect(response.status, `${name}: ${JSON.stringify(answer)}`).toBe(200);
  called.add(name);
  return answer;
}

/** Waits for the job that a call begins. */
async function done(name: Method, input: Record<string, string>, body?: unknown): Promise<Body> {
  const { job_id } = await call(name, input, body);
  const { graph_id = "" } = input;
  for (let poll = 0; poll < 100; poll += 1) {
    const job = await call("showJob", { graph_id, job_id });
    if (job.status !== "running") return job;
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  throw new Error(`${name} never ended`);
}

const GRAPH = {
  name: "node_client",
  graph_size_type_index: "1",
  vpc_id: "vpc1",
  subnet_id: "subnet1",
  security_group_id: "group1",
  crypt_algorithm: "generalCipher",
  enable_https: false,
};
const SCENES = [{ name: "Service ticket association analysis" }];

test("Every call of the vendor's Node.js client succeeds", { timeout: 60_000 }, async () => {
  const { id: graph_id } = await call("createGraph", {}, { graph: GRAPH });
  await call("showGraph", { graph_id });
  expect((await call("listGraphs", { offset: "0", limit: "10" })).graph_count).toBe(1);
  const files = { schema_path: "movies/schema.xml", edgeset_path: "movies/edges.csv" };
  expect(await done("importGraph", { graph_id }, files)).toMatchObject({ status: "success" });
  const names = { edge_set_name: "edges", vertex_set_name: "vertices", schema_name: "schema.xml" };
  await done("exportGraph", { graph_id }, { graph_export_path: "bucket/export", ...names });

  const { backup_id } = await call("createBackup", { graph_id });
  await call("showGraph", { graph_id });
  expect((await call("listGraphBackups", { graph_id })).backup_list).toMatchObject([{ id: backup_id }]);
  expect((await call("listBackups")).backup_count).toBe(1);
  const { files: links } = await call("showBackupDownloadLink", { graph_id, backup_id });
  expect((await fetch(links[0].download_link)).status).toBe(200);
  await done("exportBackup", { graph_id }, { backup_id, export_path: "bucket/backup" });
  await done("importBackup", { graph_id }, { import_path: "bucket/backup" });

  await done("resizeGraph", { graph_id }, { resize: { graph_size_type_index: "2" } });
  await done("expandGraph", { graph_id }, { expand: { replication: 2 } });
  await done("upgradeGraph", { graph_id }, { upgrade_version: "9.0.0" });
  await done("restartGraph", { graph_id });
  await done("stopGraph", { graph_id });
  await done("startGraph", { graph_id }, { graph_backup_id: backup_id });
  await done("clearGraph", { graph_id, clear_metadata: "true" });
  await call("deleteBackup", { graph_id, backup_id });

  await call("changeSecurityGroup", { graph_id }, { security_group_id: "group2" });
  await call("attachEip", { graph_id }, { eip_id: "eip1" });
  await call("detachEip", { graph_id }, { eip_id: "eip1" });
  await call("listScenes");
  await call("registerScenes", { graph_id }, { scenes: SCENES });
  await call("deregisterScenes", { graph_id }, { scenes: SCENES });

  const labels = [{ name: "movie", properties: [{ name: "title", dataType: "string", cardinality: "single" }] }];
  const metadata = { name: "metadata", description: "", is_overwrite: false, ges_metadata: { labels } };
  const { id: metadata_id } = await call("createMetadata", {}, { metadata_path: "bucket/new.xml", ...metadata });
  await call("uploadFromObs", {}, { metadata_path: "movies/schema.xml", name: "uploaded" });
  expect((await call("listMetadatas")).schema_count).toBe(2);
  await call("showMetadata", { metadata_id });
  await call("deleteMetadata", { metadata_id });

  await call("listJobs", { offset: "0", limit: "10", status: "success", graph_name: GRAPH.name });
  await call("listQuotas");
  await call("deleteGraph", { graph_id, keep_backup: "false", delete_eip: "true" });
  expect([...called].sort()).toEqual(Object.keys(METHODS).sort());
});
