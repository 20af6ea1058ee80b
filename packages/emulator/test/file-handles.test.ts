import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { type Api, type Body, runningGraph, startApi, until } from "./support/api.ts";
import { canListOpenFiles, openFilesIn } from "./support/open-files.ts";
import { MOVIES, newObs, type Obs } from "./support/storage.ts";

const SECRETS = { obsParameters: { accessKey: "a", secretKey: "s" } };

let api: Api;
let obs: Obs;
let id: string;
beforeEach(async () => {
  obs = await newObs();
  api = await startApi({ obs: obs.folder, jobDuration: 0 });
  id = await runningGraph(api);
  await obs.write("bucket/many.csv", Array.from({ length: 200_000 }, (_, at) => `v${at},user\n`).join(""));
});
afterEach(async () => {
  await api.emulator.close();
  await obs.remove();
});

const call = (method: string, path: string, body?: object): Promise<Body> =>
  api.call(method, "ges/v1.0", `/graphs/movie${path}`, body);
const act = async (action: string, body: object): Promise<string> =>
  (await call("POST", `/action?action_id=${action}`, { ...SECRETS, ...body })).body.jobId;
const openFile = () =>
  vi.waitFor(() => expect(openFilesIn(obs.folder)).not.toEqual([]), { timeout: 10_000, interval: 1 });
const noOpenFile = () => vi.waitFor(() => expect(openFilesIn(obs.folder)).toEqual([]), { timeout: 10_000 });
const imported = { schemaPath: MOVIES.schemaPath, vertexsetPath: "bucket/many.csv" };
const exported = { graphExportPath: "bucket/out", edgeSetName: "e", vertexSetName: "v", schemaName: "s" };

describe.skipIf(!canListOpenFiles)("No file stays open", () => {
  test("when an import of the service plane is cancelled", async () => {
    const jobId = await act("import-graph", imported);
    await openFile();
    expect(await call("DELETE", `/jobs/${jobId}`)).toMatchObject({ status: 200 });
    await noOpenFile();
  });

  test("when an import of the management plane ends with a restore", async () => {
    api.emulator.snapshot("empty");
    await api.call("POST", "v1.0", `/graphs/${id}/action?action_id=import-graph`, imported);
    await openFile();
    api.emulator.restore("empty");
    await noOpenFile();
  });

  test("when an export ends with a restore", async () => {
    const jobId = await act("import-graph", imported);
    await until(
      api,
      () => call("GET", `/jobs/${jobId}/status`),
      ({ status }) => status === "success",
    );
    api.emulator.snapshot("full");
    await act("export-graph", exported);
    await openFile();
    api.emulator.restore("full");
    await noOpenFile();
  });
});
