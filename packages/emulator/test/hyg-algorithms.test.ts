import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { ended, type HygApi, hygApi } from "./support/hyg.ts";
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
const begin = async (algorithmName: string, parameters: object = {}, beside: object = {}) =>
  (await api.hyg("POST", "/algorithm", { algorithmName, parameters, ...beside })).body.jobId;

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

  test("answers the neighbours of the sources of TopicRank alone, unless it is told otherwise", async () => {
    const ranks = async (parameters: object) =>
      Object.keys(Object.assign({}, ...(await api.outputs("topicrank", { sources: "Bob", ...parameters })).topicrank));
    expect((await ranks({})).sort()).toEqual(["Cat", "Dune"]);
    expect((await ranks({ only_neighbors: false })).sort()).toEqual(["Ann", "Bob", "Cat", "Dune"]);
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
      [
        "subgraph_matching",
        { edges: "1,2", vertices: "1,2" },
        "The algorithm subgraph_matching is not emulated on HyG.",
      ],
      ["topicrank", { sources: "Ann", filtered: true }, "The parameter filtered of topicrank is not emulated on HyG."],
      [
        "cluster_coefficient",
        { directed: true },
        "The parameter directed of cluster_coefficient is not emulated on HyG.",
      ],
      [
        "all_shortest_paths",
        { source: "Ann", target: "Bob", directed: true, weight: "Score" },
        "The parameter weight of all_shortest_paths is not emulated on HyG.",
      ],
    ] as const) {
      expect(await api.hyg("POST", "/algorithm", { algorithmName, parameters })).toEqual({
        status: 501,
        body: { errorCode: "EMULATOR.501", errorMessage: reason },
      });
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
