import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { graphWith } from "./support/algorithms.ts";
import { type Api, type Body, startApi, until } from "./support/api.ts";

let api: Api;

const edge = (source: string, target: string, from: unknown, to: unknown) => ({
  source,
  target,
  label: "meets",
  properties: { from: [from], to: [to] },
});

beforeAll(async () => {
  api = await startApi({ jobDuration: 0 });
  const edges = [
    edge("A", "B", 10, 20),
    edge("B", "C", 5, 8),
    edge("B", "C", 15, 30),
    edge("A", "D", 50, 60),
    edge("A", "E", 1, 2),
    edge("E", "D", 3, 4),
    { source: "A", target: "F" },
  ];
  await graphWith(api, "seconds", edges, { A: { from: [0], to: [9] }, B: { from: [20], to: [30] } });
  await graphWith(api, "dates", [edge("A", "B", "2022-03-01 00:00:00", "2022-03-02 00:00:00")]);
});
afterAll(() => api.emulator.close());

async function run(algorithmName: string, parameters: object, range: object = {}, graph = "seconds"): Promise<Body> {
  const dynamicRange = { start: 0, end: 100, time_props: { stime: "from", etime: "to" }, ...range };
  const path = `/graphs/${graph}/dynamicgraphs/action?action_id=execute-analysis`;
  const { body } = await api.call("POST", "ges/v1.0", path, { algorithmName, dynamicRange, parameters });
  if (!body.jobId) return body;
  return until(
    api,
    () => api.call("GET", "ges/v1.0", `/graphs/${graph}/jobs/${body.jobId}/status`),
    ({ status }) => status !== "running",
  );
}

const visits = async (...question: Parameters<typeof run> extends [string, ...infer Rest] ? Rest : never) =>
  Object.assign({}, ...(await run("temporal_bfs", ...question)).data.outputs.temporal_bfs);
const paths = async (...question: Parameters<typeof run> extends [string, ...infer Rest] ? Rest : never) =>
  (await run("temporal_paths", ...question)).data.outputs.paths;

describe("temporal_bfs", () => {
  test("tells when each vertex is reached first, waiting for edges and never going back in time", async () => {
    expect(await visits({ source: "A" })).toEqual({
      A: { arrive: 0, dist: 0, predecessor: "" },
      B: { arrive: 10, dist: 1, predecessor: "A" },
      E: { arrive: 1, dist: 1, predecessor: "A" },
      D: { arrive: 3, dist: 2, predecessor: "E" },
      C: { arrive: 15, dist: 2, predecessor: "B" },
    });
  });

  test("goes no further than k edges and no later than the end of the span", async () => {
    expect(await visits({ source: "A", k: 1 })).toMatchObject({ D: { arrive: 50, dist: 1, predecessor: "A" } });
    expect(Object.keys(await visits({ source: "A" }, { end: 9 }))).toEqual(["A", "E", "D"]);
  });

  test("finds edges that are there from the beginning, and takes them against their direction when told to", async () => {
    expect(await visits({ source: "C", directed: false, k: 1 }, { start: 16 })).toEqual({
      C: { arrive: 16, dist: 0, predecessor: "" },
      B: { arrive: 16, dist: 1, predecessor: "C" },
    });
    expect(Object.keys(await visits({ source: "C" }))).toEqual(["C"]);
  });

  test("answers dates as they are written", async () => {
    const range = { start: "2022-02-01", end: "2022-04-01" };
    expect(await visits({ source: "A" }, range, "dates")).toEqual({
      A: { arrive: "2022-02-01", dist: 0, predecessor: "" },
      B: { arrive: "2022-03-01 00:00:00", dist: 1, predecessor: "A" },
    });
  });
});

describe("temporal_paths", () => {
  test("takes the path with the fewest edges, or the one that arrives first, to each target that is reached", async () => {
    const parameters = { source: "A", targets: "D,C,F", directed: true };
    expect(await paths(parameters)).toEqual([
      ["A", "D"],
      ["A", "B", "C"],
    ]);
    expect(await paths({ ...parameters, strategy: "foremost" })).toEqual([
      ["A", "E", "D"],
      ["A", "B", "C"],
    ]);
  });

  test("fails with the strategy that the service does not support", async () => {
    expect(await run("temporal_paths", { source: "A", targets: "D", strategy: "fastest" })).toMatchObject({
      status: "failed",
      failReason: "Running algorithm [temporal_paths] error: strategy [fastest] is not supported!",
    });
  });
});

describe("temporal_graph", () => {
  const shown = ({ data }: Body) => [
    data.vertices.map(({ id }: Body) => id),
    data.edges.map(({ source, target, index }: Body) => [source, target, index]),
  ];

  test("shows the edges of a community that are there in the span", async () => {
    const sources = ["A", "B", "C", "F"];
    expect(shown(await run("temporal_graph", { sources }, { start: 9, end: 14 }))).toEqual([
      ["A", "B", "C", "F"],
      [["A", "B", "0"]],
    ]);
    expect(shown(await run("temporal_graph", { source: "B,C" }, { start: 30 }))).toEqual([
      ["B", "C"],
      [["B", "C", "1"]],
    ]);
  });

  test("leaves vertices out that are not there, when they come and go too", async () => {
    const parameters = { sources: ["A", "B"], temporal_vertex: true };
    expect(shown(await run("temporal_graph", parameters, { start: 9, end: 14 }))).toEqual([["A"], []]);
  });
});

test.each([
  ["temporal_bfs", { source: "nobody" }, {}, "source"],
  ["temporal_bfs", { source: "A" }, { start: 101 }, "dynamicRange"],
  ["temporal_graph", { sources: ["nobody"] }, {}, "sources"],
  ["temporal_graph", { sources: ["A"] }, { end: "soon" }, "dynamicRange"],
])("%s is refused when it does not fit the graph or time: %j %j", async (name, parameters, range, wrong) => {
  expect(await run(name, parameters, range)).toEqual({
    errorCode: "GES.8301",
    errorMessage: `Running algorithm [${name}] error: parameter [${wrong}] is invalid!`,
  });
});
