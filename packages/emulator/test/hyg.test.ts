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
const begin = async (algorithmName: string, parameters: object = {}, beside: object = {}) =>
  (await api.hyg("POST", "/algorithm", { algorithmName, parameters, ...beside })).body.jobId;
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

describe("An algorithm on HyG", () => {
  beforeEach(async () => {
    await create();
    await api.job("POST", "/sync", {
      edge: [
        { label: "knows", property: ["Score"] },
        { label: "rate", property: ["Score"] },
      ],
    });
  });

  test("works on the data as it was synchronized", async () => {
    await api.graph("DELETE", "/vertices/Cat");
    const { distance, source } = await api.outputs("sssp", { source: "Ann" });
    expect(source).toBe("Ann");
    expect(Object.assign({}, ...distance)).toEqual({ Ann: 0, Cat: 1, Dune: 1, Bob: 2 });
    expect(await api.outputs("connected_component")).toMatchObject({ community_num: 1, Max_WCC_size: 4 });
    expect((await api.outputs("closeness", { sources: "Ann,Cat" })).closeness).toEqual([{ Ann: 0.75 }, { Cat: 1 }]);
  });

  test("tells what the memory edition does not: coefficients of vertices, and paths between all pairs", async () => {
    const { cluster_coefficient, vertex_cluster_coefficient } = await api.outputs("cluster_coefficient", {
      statistics: "false",
    });
    expect(Object.assign({}, ...vertex_cluster_coefficient)).toEqual({ Ann: 1, Bob: 1, Cat: 2 / 3, Dune: 2 / 3 });
    expect(cluster_coefficient).toBeCloseTo(5 / 6);
    const pairs = { sources: "Ann,Cat", targets: "Bob,Dune", directed: true };
    expect(await api.outputs("all_pairs_shortest_paths", pairs)).toMatchObject({
      paths_number: 4,
      batch_paths: [
        { source: "Ann", target: "Bob", paths: [["Ann", "Cat", "Bob"]] },
        { source: "Ann", target: "Dune", paths: [["Ann", "Dune"]] },
        { source: "Cat", target: "Bob", paths: [["Cat", "Bob"]] },
        { source: "Cat", target: "Dune", paths: [["Cat", "Dune"]] },
      ],
    });
  });

  test("weighs edges by the properties that HyG has", async () => {
    const { distance } = await api.outputs("sssp", { source: "Ann", weight: "Score" });
    expect(Object.assign({}, ...distance)).toEqual({ Ann: 0, Cat: 1, Bob: 2, Dune: 4 });
    expect((await api.outputs("louvain", { weight: "Score" })).community).toHaveLength(4);
    const { status, failReason } = await ended(api, await begin("louvain", { weight: "Seen" }));
    expect([status, failReason]).toEqual([
      "failed",
      "Running algorithm [louvain] error: parameter [weight] is invalid!",
    ]);
  });

  test("has the defaults of HyG, and numbers and booleans as text", async () => {
    const paths = (parameters: object) => api.outputs("n_paths", { source: "Ann", target: "Dune", ...parameters });
    expect((await paths({ n: "9", k: "2" })).paths).toEqual([
      ["Ann", "Dune"],
      ["Ann", "Cat", "Dune"],
    ]);
    expect((await paths({ directed: "false", n: 9, k: 3 })).paths_number).toBe(3);
    expect(
      await api.hyg("POST", "/algorithm", {
        algorithmName: "n_paths",
        parameters: { source: "Ann", target: "Dune", n: "101" },
      }),
    ).toEqual(
      refusal("GES.8402", "Running algorithm [n_paths] error: parameter [n] is invalid! It goes from 1 to 100."),
    );
  });

  test("is refused by name where it is not emulated", async () => {
    for (const [algorithmName, parameters, reason] of [
      ["topicrank", { sources: "Ann" }, "it is not emulated on HyG."],
      ["cluster_coefficient", { directed: true }, "parameter [directed] true is not emulated for it."],
      [
        "all_shortest_paths",
        { source: "Ann", target: "Bob", directed: true, weight: "Score" },
        "parameter [weight] is not emulated for it.",
      ],
    ] as const) {
      expect(await api.hyg("POST", "/algorithm", { algorithmName, parameters })).toEqual(
        refusal("GES.8402", `Running algorithm [${algorithmName}] error: ${reason}`),
      );
    }
  });

  test("needs incoming edges to go against the direction, and a direction to weigh", async () => {
    const weighed = { source: "Ann", weight: "Score", directed: false };
    expect((await api.hyg("POST", "/algorithm", { algorithmName: "sssp", parameters: weighed })).body).toMatchObject({
      errorCode: "GES.8402",
      errorMessage: expect.stringContaining("has to be true when weight is given"),
    });
    await api.job("DELETE", "");
    await create({ inEdge: false });
    await api.job("POST", "/sync", {});
    for (const [algorithmName, parameters] of [
      ["shortest_path", { source: "Dune", target: "Ann", directed: false }],
      ["all_shortest_paths", { source: "Ann", target: "Dune" }],
      ["k_hop", { source: "Dune", k: 1, mode: "IN" }],
    ] as const) {
      expect((await api.hyg("POST", "/algorithm", { algorithmName, parameters })).body.errorMessage).toContain(
        "has no incoming edges",
      );
    }
    expect((await api.outputs("shortest_path", { source: "Ann", target: "Dune" })).path).toEqual(["Ann", "Dune"]);
  });

  test("fails when it takes longer than its timeout", async () => {
    const { status, failReason } = await ended(api, await begin("pagerank", {}, { timeout: 1 }));
    expect([status, failReason]).toEqual(["failed", "The job took longer than its timeout."]);
  });

  test("gives its results as text only into object storage, which then forgets them", async () => {
    const text = { output: { format: "TXT", mode: "FULL" } };
    const jobId = await begin("kcore", { k: 2 }, text);
    expect(await ended(api, jobId)).toEqual({ status: "success" });
    const path = `/jobs/${jobId}/export-result`;
    expect(await api.job("POST", path, { exportPath: "bucket/hyg", obsParameters })).toEqual({ status: "success" });
    expect(await obs.read(`bucket/hyg/${jobId}`)).toContain("#results:\nAnn,2\n");
    expect(await api.hyg("POST", path, { exportPath: "bucket/hyg", obsParameters })).toEqual(
      refusal("GES.8301", `can not find job, jobId is ${jobId}`),
    );
    for (const output of [
      { mode: "FULL", format: "JSON" },
      { mode: "TRUNCATED", format: "TXT" },
    ]) {
      expect((await api.hyg("POST", "/algorithm", { algorithmName: "pagerank", output })).body.errorMessage).toContain(
        "output is invalid",
      );
    }
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
