import { afterEach, beforeEach, expect, test } from "vitest";
import { type Api, type Body, done, graphIn, runningGraph, startApi } from "./support/api.ts";
import { newObs, type Obs } from "./support/storage.ts";

let api: Api;
let obs: Obs;
let id: string;

beforeEach(async () => {
  obs = await newObs();
  api = await startApi({ obs: obs.folder, jobDuration: 0, quotas: { backups: 2 } });
  id = await runningGraph(api);
  for (const vertex of ["Lily", "Rocky"]) await service("POST", "/vertices", { vertex, label: "user" });
  await service("POST", "/vertices/Lily/labels", { label: "critic" });
  for (let time = 0; time < 3; time += 1) await service("POST", "/edges", { source: "Lily", target: "Rocky" });
  await service("DELETE", "/edges?source=Lily&target=Rocky&index=1");
  await done(api, "POST", `/graphs/${id}/backups`);
});
afterEach(async () => {
  await api.emulator.close();
  await obs.remove();
});

const v2 = (method: string, path: string, body?: unknown) => api.call(method, "v2", path, body);
const service = (method: string, path: string, body?: unknown, graph = "movie") =>
  api.call(method, "ges/v1.0", `/graphs/${graph}${path}`, body);
const backupsOf = async (graph: string): Promise<Body[]> =>
  (await v2("GET", `/graphs/${graph}/backups`)).body.backup_list;
const exportTo = async (export_path: string) => {
  const [backup] = await backupsOf(id);
  return done(api, "POST", `/graphs/${id}/backups/export`, { backup_id: backup.id, export_path });
};
const importInto = (graph: string, import_path: string) =>
  done(api, "POST", `/graphs/${graph}/backups/import`, { import_path });

test("An exported backup is imported into another graph, which starts from it as the first one was", async () => {
  expect(await exportTo("bucket/movie/")).toMatchObject({ status: "success", job_name: "ExportBackup" });
  const other = await runningGraph(api, "other");
  expect(await importInto(other, "bucket/movie/")).toMatchObject({ status: "success", job_name: "ImportBackup" });
  const [backup] = await backupsOf(other);
  expect(backup).toMatchObject({ backup_method: "import", graph_id: other, graph_name: "other", status: "success" });

  await v2("POST", `/graphs/${other}/stop`);
  await graphIn(api, other, "900");
  await v2("POST", `/graphs/${other}/start`, { graph_backup_id: backup.id });
  await graphIn(api, other, "200");
  const { body } = await service("GET", "/edges/detail?source=Lily&target=Rocky", undefined, "other");
  expect(body.data.edges.map(({ index }: Body) => index)).toEqual(["0", "2"]);
  expect(await service("DELETE", "/vertices/Lily/labels/critic", undefined, "other")).toMatchObject({ status: 200 });
});

test("A folder that holds no backup cannot be imported from, and a file that is none fails the job", async () => {
  const answer = await v2("POST", `/graphs/${id}/backups/import`, { import_path: "bucket/nowhere" });
  expect([answer.status, answer.body.error_code]).toEqual([400, "GES.7049"]);
  for (const text of ["", "[", '{"format":"another"}', 'null\n{"vertex":{}}']) {
    await obs.write("bucket/bad/backup.jsonl", text);
    expect(await importInto(id, "bucket/bad")).toMatchObject({
      status: "failed",
      fail_reason: "backup.jsonl does not hold a backup.",
    });
  }
  expect(await backupsOf(id)).toHaveLength(1);
});

test("A backup can be neither exported that is not there nor imported beyond the quota", async () => {
  const body = { backup_id: "nobody", export_path: "bucket" };
  expect((await v2("POST", `/graphs/${id}/backups/export`, body)).body.error_code).toBe("GES.7024");
  await exportTo("bucket/movie");
  await importInto(id, "bucket/movie");
  const refused = await v2("POST", `/graphs/${id}/backups/import`, { import_path: "bucket/movie" });
  expect(refused.body.error_code).toBe("GES.7019");
});

test("A backup is downloaded by its link, without credentials, for an hour", async () => {
  const [backup] = await backupsOf(id);
  const { body } = await v2("GET", `/graphs/${id}/backup-files?backup_id=${backup.id}`);
  const [{ name, size, download_link, link_expired_time }] = body.files;
  expect([body.bucket, name, size > 0]).toEqual(["ges-backups", "backup.jsonl", true]);
  expect(link_expired_time).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d$/);
  await exportTo("bucket/same");
  const download = (link: string) => api.emulator.fetch(link);
  expect(await (await download(download_link)).text()).toBe(await obs.read("bucket/same/backup.jsonl"));

  expect((await download(download_link.replace(/.$/, "!"))).status).toBe(403);
  expect(JSON.stringify(api.emulator.requests())).not.toContain(new URL(download_link).searchParams.get("token"));
  api.emulator.clock.advance(3_600_000);
  expect((await download(download_link)).status).toBe(403);
});

test("A link leads to the address under which the emulator was asked for it", async () => {
  const [backup] = await backupsOf(id);
  const path = `/v2/${api.emulator.credentials.projectId}/graphs/${id}/backup-files?backup_id=${backup.id}`;
  const headers = { "x-auth-token": api.emulator.token, host: "localhost:8123" };
  const { body } = await api.raw(path, { headers });
  expect(new URL(body.files[0].download_link).host).toBe("localhost:8123");
});
