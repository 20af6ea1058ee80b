import { type Api, done, graphIn, runningGraph, startApi, until } from "./api.ts";
import { MOVIES, MOVIES_V2, newObs } from "./storage.ts";

const NAMES = { edgeSetName: "e", vertexSetName: "v", schemaName: "s" };
const NAMES_V2 = { edge_set_name: "e", vertex_set_name: "v", schema_name: "s" };

/** Calls every operation that works on object storage, so that it succeeds and so that it is refused. */
export async function tellStorageStory(watched: (api: Api) => Api): Promise<void> {
  const obs = await newObs();
  const api = watched(await startApi({ obs: obs.folder, jobDuration: 10 }));
  const id = await runningGraph(api);
  try {
    await tellManagement(api, id);
    await tellService(api);
  } finally {
    await api.emulator.close();
    await obs.remove();
  }
}

async function tellManagement(api: Api, id: string): Promise<void> {
  const calls = [
    ["v1.0", "/action?action_id=import-graph", MOVIES],
    ["v2", "/import-graph", { ...MOVIES_V2, log_dir: "bucket" }],
    ["v1.0", "/action?action_id=export-graph", { ...NAMES, graphExportPath: "bucket/v1" }],
    ["v2", "/export-graph", { ...NAMES_V2, graph_export_path: "bucket/v2" }],
  ] as const;
  for (const [version, path, body] of calls) {
    await api.call("POST", version, `/graphs/nobody${path}`, body);
    const { body: accepted } = await api.call("POST", version, `/graphs/${id}${path}`, body);
    await graphIn(api, id, "200");
    for (const plane of ["v1.0", "v2"] as const) {
      await api.call("GET", plane, `/graphs/${id}/jobs/${accepted.jobId ?? accepted.job_id}/status`);
    }
  }
  await done(api, "POST", `/graphs/${id}/backups`);
  const [backup] = (await api.call("GET", "v2", `/graphs/${id}/backups`)).body.backup_list;
  for (const backup_id of [backup.id, "nobody"]) {
    await api.call("POST", "v2", `/graphs/${id}/backups/export`, { backup_id, export_path: "bucket/backup" });
    await graphIn(api, id, "200");
  }
  for (const import_path of ["bucket/backup", "bucket/nowhere"]) {
    await api.call("POST", "v2", `/graphs/${id}/backups/import`, { import_path });
    await graphIn(api, id, "200");
  }
  for (const metadataPath of [MOVIES.schemaPath, MOVIES.edgesetPath]) {
    await api.call("POST", "v1.0", "/graphs/metadata/upload_from_obs", { metadataPath, name: "one" });
    await api.call("POST", "v2", "/graphs/metadata/upload-from-obs", { metadata_path: metadataPath, name: "two" });
  }
  for (const edgesetPath of [MOVIES.edgesetPath, MOVIES.vertexsetPath]) {
    await api.call("POST", "v1.0", "/graphs/action?action_id=check-schema", { ...MOVIES, edgesetPath });
  }
}

async function tellService(api: Api): Promise<void> {
  const call = (path: string, body?: unknown) =>
    api.call(body ? "POST" : "GET", "ges/v1.0", `/graphs/movie${path}`, body);
  const carryOut = async (path: string, body: object) => {
    const { body: accepted } = await call(path, body);
    await until(
      api,
      () => call(`/jobs/${accepted.jobId}/status`),
      ({ status }) => status === "success",
    );
    return accepted.jobId;
  };
  const exportPath = "bucket/service";
  await carryOut("/action?action_id=import-graph", { ...MOVIES, logDir: "bucket" });
  await call("/action?action_id=import-graph", { edgesetPath: "nowhere" });
  await carryOut("/action?action_id=export-graph", { ...NAMES, graphExportPath: exportPath });
  await call("/action?action_id=export-graph", { ...NAMES, graphExportPath: "nowhere" });
  const obsParameters = { accessKey: "a", secretKey: "s" };
  const genders = { vertexProperties: [{ label: "user", properties: ["Gender"] }] };
  const files = { vertexsetPath: MOVIES.vertexsetPath, obsParameters };
  await carryOut("/action?action_id=import-properties", { ...files, ...genders });
  await call("/action?action_id=import-properties", files);
  await carryOut("/action?action_id=delete-by-file", files);
  await call("/action?action_id=delete-by-file", { obsParameters });
  for (const kind of ["vertices", "edges"]) {
    await carryOut(`/${kind}/action?action_id=export`, { labels: ["film", "friends"], exportPath });
    await call(`/${kind}/action?action_id=export`, { exportPath });
  }
  const algorithm = { algorithmName: "pagerank", parameters: {} };
  const jobId = await carryOut("/action?action_id=execute-algorithm", algorithm);
  await carryOut(`/jobs/${jobId}/action?action_id=export-result`, { exportPath });
  await call(`/jobs/${jobId}/action?action_id=export-result`, { exportPath });
  await call("/jobs/status");
}
