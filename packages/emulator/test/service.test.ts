import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { type Api, type Body, done, runningGraph, startApi, until } from "./support/api.ts";

let api: Api;
let id: string;

beforeEach(async () => {
  api = await startApi();
  id = await runningGraph(api);
});
afterEach(() => api.emulator.close());

const graph = (method: string, path: string, body?: unknown) =>
  api.call(method, "ges/v1.0", `/graphs/movie${path}`, body);
const jobOf = (jobId: string, query = "") =>
  until(
    api,
    () => graph("GET", `/jobs/${jobId}/status${query}`),
    (body) => body.status !== "running",
  );
const refusedWith = (errorCode: string, errorMessage: unknown = expect.any(String)) => ({
  status: 400,
  body: { errorCode, errorMessage },
});

async function addUsers(): Promise<void> {
  const users = { Lily: 17, Rocky: 30, Sarah: 22, Sidney: 45 };
  for (const [vertex, age] of Object.entries(users)) {
    await graph("POST", "/vertices", {
      vertex,
      label: vertex === "Sidney" ? "admin" : "user",
      properties: { Age: [age] },
    });
  }
}

describe("Vertices and edges", () => {
  test("are added once, between vertices that exist", async () => {
    await addUsers();
    expect(await graph("POST", "/vertices", { vertex: "Lily", label: "user" })).toEqual(
      refusedWith("GES.8000", "vertex [Lily] already exists"),
    );
    expect(await graph("POST", "/edges", { source: "Lily", target: "Rocky", label: "knows" })).toEqual({
      status: 200,
      body: { result: "success", data: { index: "0" } },
    });
    expect(await graph("POST", "/edges", { source: "Nobody", target: "Rocky" })).toEqual(
      refusedWith("GES.8000", "Edge source vertex [Nobody] does not exist"),
    );
    expect(await graph("POST", "/edges", { source: "Lily", target: "Nobody" })).toEqual(
      refusedWith("GES.8000", "Edge target vertex [Nobody] does not exist"),
    );
    expect((await graph("GET", "/summary")).body).toEqual({ data: { vertexNum: 4, edgeNum: 1 } });
  });

  test.each([
    ["allow", true, ["0", "1", "2"], 3],
    ["ignore", true, ["0", "0", "0"], 1],
    ["override", true, ["0", "0", "0"], 1],
    ["ignore", false, ["0", "1", "0"], 2],
    ["override", false, ["0", "1", "0"], 2],
  ])("parallel edges: %s, label ignored: %s", async (action, ignoreLabel, indexes, count) => {
    await addUsers();
    const added: string[] = [];
    for (const label of ["knows", "likes", "knows"]) {
      const body = { source: "Lily", target: "Rocky", label, parallelEdge: { action, ignoreLabel } };
      added.push((await graph("POST", "/edges", body)).body.data.index);
    }
    expect(added).toEqual(indexes);
    expect((await graph("GET", "/summary")).body.data.edgeNum).toBe(count);
  });

  test("are counted by label where there is a label index, and only there", async () => {
    await addUsers();
    expect((await graph("GET", "/summary?label_details=true")).body.data.labelDetails).toEqual({
      errorCode: "GES.8017",
      errorMessage: "Label index in vertices is not found.Label index in edges is not found.",
    });
    const { body } = await graph("POST", "/indices", {
      indexName: "labels",
      indexType: "GlobalCompositeVertexIndex",
      hasLabel: "true",
    });
    await jobOf(body.jobId);
    expect((await graph("GET", "/summary?label_details=true")).body.data.labelDetails).toEqual({
      labelInVertex: { user: 3, admin: 1 },
      errorCode: "GES.8017",
      errorMessage: "Label index in edges is not found.",
    });
  });
});

describe("A query", () => {
  const ask = async (query: object, page = "") => {
    const { body } = await graph("POST", "/vertices/action?action_id=query", query);
    return (await jobOf(body.jobId, page)).data.outputs;
  };
  const ids = async (query: object) => (await ask(query)).vertices.map((vertex: { id: string }) => vertex.id);
  const age = (predicate: string, ...values: unknown[]) => ({ propertyName: "Age", predicate, values });

  test.each([
    ["=", [30], ["Rocky"]],
    ["=", ["30"], ["Rocky"]],
    ["<", [22], ["Lily"]],
    ["<=", [22], ["Lily", "Sarah"]],
    [">", [22], ["Rocky", "Sidney"]],
    [">=", [30], ["Rocky", "Sidney"]],
    ["range", [18, 30], ["Rocky", "Sarah"]],
    ["has", [], ["Lily", "Rocky", "Sarah", "Sidney"]],
    ["hasNot", [], []],
  ])("finds vertices whose age is %s %j", async (predicate, values, found) => {
    await addUsers();
    expect(await ids({ vertexFilters: [age(predicate, ...values)] })).toEqual(found);
  });

  test("joins filters by `and`, or by the `or` that one has", async () => {
    await addUsers();
    expect(await ids({ vertexFilters: [age(">", 18), age("<", 40)] })).toEqual(["Rocky", "Sarah"]);
    expect(await ids({ vertexFilters: [age("<", 18), { ...age(">", 40), type: "or" }] })).toEqual(["Lily", "Sidney"]);
    expect(await ids({ labels: ["admin"], vertexFilters: [age(">", 18)] })).toEqual(["Sidney"]);
  });

  test("sorts and limits its results", async () => {
    await addUsers();
    const sorts = [{ key: "property", propertyName: "Age", orderValue: "decr" }];
    expect(await ids({ labels: ["user", "admin"], sorts, offset: 1, limit: 2 })).toEqual(["Rocky", "Sarah"]);
    expect(await ids({ labels: ["user"], sorts: [{ key: "id" }] })).toEqual(["Lily", "Rocky", "Sarah"]);
  });

  test("has results that are read a page at a time", async () => {
    await addUsers();
    expect(await ask({ labels: ["user"] }, "?offset=1&limit=1")).toEqual({
      vertices: [{ id: "Rocky", label: "user", properties: { Age: [30] } }],
      data_return_size: 1,
      data_offset: 1,
      data_total_size: 3,
    });
  });

  test("finds edges too", async () => {
    await addUsers();
    await graph("POST", "/edges", { source: "Lily", target: "Rocky", label: "knows", properties: { Since: ["2018"] } });
    const filter = { propertyName: "Since", predicate: ">=", values: ["2000"] };
    const { body } = await graph("POST", "/edges/action?action_id=query", { edgeFilters: [filter] });
    expect((await jobOf(body.jobId)).data.outputs.edges).toEqual([
      { source: "Lily", target: "Rocky", label: "knows", index: "0", properties: { Since: ["2018"] } },
    ]);
  });

  test("has to name its purpose", async () => {
    expect(await graph("POST", "/vertices/action?action_id=query", {})).toEqual(
      refusedWith("GES.8203", "Bad Request, parameter labels and vertexFilters cannot all be null"),
    );
    expect(await graph("POST", "/edges/action?action_id=query", {})).toEqual(
      refusedWith("GES.8103", "Bad Request, parameter labels and edgeFilters cannot all be null"),
    );
  });

  test("that is not emulated is refused, not answered with an invention", async () => {
    const vertexFilters = [{ propertyName: "Age", predicate: "full_text_fuzzy", values: ["x"] }];
    const answer = await graph("POST", "/vertices/action?action_id=query", { vertexFilters });
    const errorMessage = expect.stringContaining("not emulated");
    expect(answer).toEqual({ status: 501, body: { errorCode: "EMULATOR.501", errorMessage } });
  });
});

describe("PageRank", () => {
  const run = async (parameters: object): Promise<Map<string, number>> => {
    const { body } = await graph("POST", "/action?action_id=execute-algorithm", {
      algorithmName: "pagerank",
      parameters,
    });
    const { data } = await jobOf(body.jobId);
    return new Map(data.outputs.pagerank.flatMap((entry: Body) => Object.entries(entry)));
  };
  const link = async (...edges: string[]) => {
    const vertices = new Set(edges.join(""));
    for (const vertex of vertices) await graph("POST", "/vertices", { vertex, label: "page" });
    for (const edge of edges) await graph("POST", "/edges", { source: edge[0], target: edge[1] });
  };

  test("gives every vertex of a circle the same", async () => {
    await link("AB", "BC", "CA");
    const ranks = await run({ convergence: 1e-9 });
    for (const rank of ranks.values()) expect(rank).toBeCloseTo(1 / 3, 9);
  });

  test("gives results that can be checked by hand", async () => {
    // a = 0.15/2 + 0.85 b/2 (b leads anywhere), b = 0.15/2 + 0.85 (a + b/2), a + b = 1.
    await link("AB");
    const ranks = await run({ convergence: 1e-12 });
    expect(ranks.get("A")).toBeCloseTo(0.5 / (1 + 0.85 / 2), 9);
    expect((ranks.get("A") ?? 0) + (ranks.get("B") ?? 0)).toBeCloseTo(1, 9);
  });

  test("can follow edges both ways", async () => {
    await link("AB", "AC");
    const ranks = await run({ directed: false, convergence: 1e-9 });
    expect(ranks.get("B")).toBeCloseTo(ranks.get("C") ?? 0, 9);
    expect([...ranks.keys()][0]).toBe("A");
  });

  test("takes no parameter out of its range, and none that it does not have", async () => {
    for (const parameters of [{ alpha: 1 }, { alpha: 0 }, { max_iterations: 0 }, { alfa: 0.5 }]) {
      const body = { algorithmName: "pagerank", parameters };
      expect(await graph("POST", "/action?action_id=execute-algorithm", body)).toEqual(refusedWith("GES.8000"));
    }
  });
});

describe("A job of the service plane", () => {
  const start = async () =>
    (await graph("POST", "/action?action_id=execute-algorithm", { algorithmName: "pagerank", parameters: {} })).body
      .jobId;
  const notFound = (jobId: string) => refusedWith("GES.8303", `can not find job to cancel, id is ${jobId}`);

  test("runs, while other requests are answered, and ends", async () => {
    const jobId = await start();
    expect((await graph("GET", `/jobs/${jobId}/status`)).body).toEqual({ status: "running" });
    expect(await jobOf(jobId)).toMatchObject({ status: "success" });
  });

  test("can be cancelled while it runs, once", async () => {
    const jobId = await start();
    expect(await graph("DELETE", `/jobs/${jobId}`)).toEqual({ status: 200, body: {} });
    expect((await graph("GET", `/jobs/${jobId}/status`)).body).toEqual({
      status: "failed",
      failReason: "The job was cancelled.",
    });
    expect(await graph("DELETE", `/jobs/${jobId}`)).toEqual(notFound(jobId));
  });

  test("cannot be cancelled when it has ended, or never was", async () => {
    const jobId = await start();
    await jobOf(jobId);
    expect(await graph("DELETE", `/jobs/${jobId}`)).toEqual(notFound(jobId));
    expect(await graph("DELETE", "/jobs/nobody")).toEqual(notFound("nobody"));
  });

  test("cannot be cancelled unless a page names its kind", async () => {
    const { body } = await graph("POST", "/vertices/action?action_id=delete", { labels: ["nothing"] });
    expect((await graph("GET", "/jobs/status")).body.jobs[0]).toMatchObject({ jobId: body.jobId, canStop: false });
    expect(await graph("DELETE", `/jobs/${body.jobId}`)).toEqual({
      status: 400,
      body: { errorCode: "GES.8303", errorMessage: "Unsupported Operation" },
    });
  });

  test("is listed with its request, newest first", async () => {
    const first = await start();
    await jobOf(first);
    const second = await start();
    const { jobs } = (await graph("GET", "/jobs/status")).body;
    expect(jobs).toMatchObject([
      { jobId: second, status: "running", canStop: true, taskType: "Algorithm" },
      { jobId: first, status: "success", canStop: false, progress: "100" },
    ]);
    expect(JSON.parse(jobs[0].rawRequest)).toEqual({ algorithmName: "pagerank", parameters: {} });
  });

  test("fails when its graph is restarted or stopped", async () => {
    const first = await start();
    await done(api, "POST", `/graphs/${id}/restart`);
    expect(await jobOf(first)).toMatchObject({ status: "failed", failReason: "The graph was restarted by force." });
    const second = await start();
    await done(api, "POST", `/graphs/${id}/stop`);
    await done(api, "POST", `/graphs/${id}/start`);
    expect(await jobOf(second)).toMatchObject({ status: "failed", failReason: "The graph was stopped." });
  });
});

test("A graph that is not in service answers 503, and one that is not there says so", async () => {
  await done(api, "POST", `/graphs/${id}/stop`);
  expect(await graph("GET", "/summary")).toEqual({
    status: 503,
    body: { errorCode: "GES.8602", errorMessage: "Engine service unavailable." },
  });
  expect(await api.call("GET", "ges/v1.0", "/graphs/demo/summary")).toEqual(
    refusedWith("GES.8001", "graph [demo] is not found"),
  );
});
