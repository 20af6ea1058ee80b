import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { done, runningGraph } from "./support/api.ts";
import { DataFolder } from "./support/data-folder.ts";
import { asking, ended, type HygApi, hygApi } from "./support/hyg.ts";
import { refusal } from "./support/movies.ts";
import { newObs, type Obs } from "./support/storage.ts";

const obsParameters = { accessKey: "a", secretKey: "s" };

let obs: Obs;
let api: HygApi;
beforeEach(async () => {
  obs = await newObs();
  api = await hygApi({ obs: obs.folder });
});
afterEach(async () => {
  await api.emulator.close();
  await obs.remove();
});

const create = (body: object = { inEdge: true }) => api.hyg("POST", "", body);
const summary = async () => (await api.hyg("GET", "/summary")).body.data;
const begin = async (algorithmName: string, parameters: object = {}) =>
  (await api.hyg("POST", "/algorithm", { algorithmName, parameters })).body.jobId;
const statusOf = async (jobId: string) => (await api.graph("GET", `/jobs/${jobId}/status`)).body.status;

describe("A HyG graph", () => {
  test("begins empty, beside the graph it belongs to", async () => {
    expect(await create({})).toEqual({ status: 200, body: { result: "success" } });
    const empty = { inEdge: false, idIndex: true, policy: "oec", vertex: [], edge: [], vertexNum: 0, edgeNum: 0 };
    expect(await summary()).toEqual(empty);
    expect((await api.call("GET", "ges/v1.0", "/hyg")).body).toEqual({
      data: [{ name: "movie", ...empty }],
      result: "success",
    });
    expect(await create()).toEqual(refusal("GES.8000", "the HyG graph of [movie] already exists"));
  });

  test("needs a graph that HyG was enabled on, with IDs of fixed length", async () => {
    await runningGraph(api, "plain");
    const answer = await api.call("POST", "ges/v1.0", "/hyg/plain", {});
    expect(answer).toEqual(refusal("GES.8005", expect.stringContaining("enable_hyg true")));
    expect(answer.body.errorMessage).toContain("fixedLengthString");
  });

  test("takes over all vertices and edges, and those properties that the first synchronization names", async () => {
    await create();
    const edge = [{ label: "rate", property: ["Score"] }];
    expect(await api.job("POST", "/sync", { edge })).toEqual({ status: "success" });
    const synchronized = { vertex: [], edge, vertexNum: 4, edgeNum: 5, updateTime: expect.any(String) };
    expect(await summary()).toMatchObject(synchronized);
    await api.graph("DELETE", "/vertices/Dune");
    expect(await summary()).toMatchObject(synchronized);
    expect(await api.job("POST", "/sync", { edge: [{ label: "knows", property: ["Score"] }] })).toEqual({
      status: "success",
    });
    expect(await summary()).toMatchObject({ vertex: [], edge, vertexNum: 3, edgeNum: 2 });
  });

  test("cannot take over labels that are not there", async () => {
    await create();
    expect(await api.hyg("POST", "/sync", { vertex: [{ label: "cat", property: [] }] })).toEqual(
      refusal("GES.8005", "Incorrect parameter: label [cat] is not in the metadata."),
    );
  });

  test("takes files past the graph it belongs to", async () => {
    await create();
    await obs.write(
      "bucket/schema.xml",
      `<?xml version="1.0"?><PMML version="3.0"><labels>
        <label name="user"><properties><property name="Age" cardinality="single" dataType="int"/>
          <property name="Born" cardinality="single" dataType="date"/></properties></label>
        <label name="knows"><properties></properties></label></labels></PMML>`,
    );
    await obs.write("bucket/v.csv", "Zoe,user,7\nMax,user,8\n");
    await obs.write("bucket/e.csv", "Zoe,Max,knows\n");
    const paths = { schemaPath: "bucket/schema.xml", vertexsetPath: "bucket/v.csv", edgesetPath: "bucket/e.csv" };
    const vertex = [{ label: "user", property: ["Age"] }];
    expect(await api.job("POST", "/import-graph", { ...paths, vertex, obsParameters })).toEqual({ status: "success" });
    expect(await summary()).toMatchObject({ vertex, edge: [], vertexNum: 2, edgeNum: 1 });
    expect((await api.graph("GET", "/summary")).body.data).toMatchObject({ vertexNum: 4 });
    for (const [property, message] of [
      ["Size", "label [user] has no property [Size]."],
      ["Born", "property [Born] is neither string nor bool nor int nor long nor double nor float."],
    ]) {
      const body = { ...paths, vertex: [{ label: "user", property: [property] }], obsParameters };
      expect(await api.hyg("POST", "/import-graph", body)).toEqual(
        refusal("GES.8005", `Incorrect parameter: ${message}`),
      );
    }
  });

  test("is deleted alone", async () => {
    await create();
    expect(await api.job("DELETE", "")).toEqual({ status: "success" });
    expect(await api.hyg("GET", "/summary")).toEqual(
      refusal("GES.8011", "the HyG graph of [movie] is not found: createHygGraph makes it."),
    );
    expect((await api.graph("GET", "/summary")).body.data).toMatchObject({ vertexNum: 4 });
  });
});

describe("Jobs of HyG", () => {
  beforeEach(async () => {
    await create();
    await api.job("POST", "/sync", {});
  });

  test("run one at a time, in the order in which they came", async () => {
    const jobs = [await begin("pagerank"), await begin("louvain"), await begin("kcore", { k: 1 })];
    expect(await Promise.all(jobs.map(statusOf))).toEqual(["running", "pending", "pending"]);
    await ended(api, jobs[0] as string);
    expect(await Promise.all(jobs.map(statusOf))).toEqual(["success", "running", "pending"]);
    await ended(api, jobs[2] as string);
    expect(await Promise.all(jobs.map(statusOf))).toEqual(["success", "success", "success"]);
  });

  test("can be cancelled as long as they wait", async () => {
    const jobs = [await begin("pagerank"), await begin("louvain"), await begin("louvain"), await begin("louvain")];
    expect(await api.hyg("DELETE", `/jobs/${jobs[1]}`)).toEqual({ status: 200, body: { result: "success" } });
    expect(await Promise.all(jobs.map(statusOf))).toEqual(["running", "failed", "pending", "pending"]);
    expect(await api.hyg("DELETE", `/jobs/${jobs[0]}`)).toMatchObject(refusal("GES.8303", expect.any(String)));
    expect(await api.hyg("DELETE", "/jobs")).toEqual({ status: 200, body: { result: "success" } });
    expect(await Promise.all(jobs.map(statusOf))).toEqual(["running", "failed", "failed", "failed"]);
    expect(await ended(api, jobs[0] as string)).toMatchObject({ status: "success" });
    expect(await api.graph("DELETE", `/jobs/${await begin("kcore", { k: 1 })}`)).toEqual(
      refusal("GES.8303", "Unsupported Operation"),
    );
  });

  test("find nothing to work on after the one that deletes the HyG graph", async () => {
    await begin("pagerank");
    const [first, second] = [(await api.hyg("DELETE", "")).body.jobId, await begin("pagerank")];
    expect(await ended(api, first)).toEqual({ status: "success" });
    expect(await ended(api, second)).toEqual({
      status: "failed",
      failReason: "the HyG graph of [movie] is not found",
    });
  });
});

test("A HyG graph stays when its graph is stopped, whatever was to be done with it", async () => {
  await create();
  await api.job("POST", "/sync", {});
  await begin("pagerank");
  const deletion = (await api.hyg("DELETE", "")).body.jobId;
  await done(api, "POST", `/graphs/${api.id}/stop`);
  await done(api, "POST", `/graphs/${api.id}/start`, {});
  expect(await summary()).toMatchObject({ vertexNum: 4, edgeNum: 5 });
  expect(await ended(api, deletion)).toEqual({ status: "failed", failReason: "The graph was stopped." });
});

test("A snapshot brings a HyG graph back with its data, and a job that waited as failed", async () => {
  await create();
  await api.job("POST", "/sync", {});
  await begin("pagerank");
  const waiting = await begin("louvain");
  api.emulator.snapshot("synchronized");
  const before = await summary();
  await ended(api, waiting);
  await api.job("DELETE", "");
  api.emulator.restore("synchronized");
  expect(await summary()).toEqual(before);
  expect(await ended(api, waiting)).toEqual({ status: "failed", failReason: "Interrupted by a restore." });
  expect((await api.outputs("pagerank")).pagerank).toHaveLength(4);
});

test("A HyG graph outlives a crash with its data, and keeps to its first synchronization", async () => {
  const folder = new DataFolder();
  try {
    const first = await hygApi({ data: folder.path, token: "token1", jobDuration: 0 });
    await first.hyg("POST", "", { inEdge: true });
    const edge = [{ label: "rate", property: ["Score"] }];
    await first.job("POST", "/sync", { edge });
    await first.graph("DELETE", "/vertices/Dune");
    const before = (await first.hyg("GET", "/summary")).body;
    const ranks = await first.outputs("pagerank");
    const second = asking(await folder.crash());
    await first.emulator.close();
    expect((await second.hyg("GET", "/summary")).body).toEqual(before);
    expect((await second.outputs("pagerank")).pagerank).toEqual(ranks.pagerank);
    await second.job("POST", "/sync", {});
    expect((await second.hyg("GET", "/summary")).body.data).toMatchObject({ edge, vertexNum: 3, edgeNum: 2 });
  } finally {
    await folder.remove();
  }
});
