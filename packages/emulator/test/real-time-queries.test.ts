import { afterEach, beforeEach, expect, test } from "vitest";
import { type Body, DATABASE_EDITION, JOB_MS, runningGraph } from "./support/api.ts";
import { DataFolder, service } from "./support/data-folder.ts";
import { emptyGraph, type GraphApi, refusal } from "./support/movies.ts";

let graph: GraphApi;
beforeEach(async () => {
  graph = await emptyGraph(JOB_MS);
});
afterEach(() => graph.emulator.close());

const PATH = "/om/real-time-queries";
const seen = async (query = "") => (await graph.ask("GET", PATH + query)).body;
const pagerank = { algorithmName: "pagerank", parameters: {} };
const run = (): Promise<Body> => graph.ask("POST", "/action?action_id=execute-algorithm", pagerank);

test("Requests are listed as long as their jobs run, reading and writing ones counted each", async () => {
  for (const vertex of ["Ray", "Ella"]) await graph.ask("POST", "/vertices", { vertex, label: "user" });
  await graph.ask("POST", "/edges", { source: "Ray", target: "Ella" });
  expect(await seen()).toEqual({
    instance_name: "movie-ges-dn-1-1",
    edge_capacity: 1e6,
    edge_number: 1,
    edge_usage: 0,
    vertex_number: 2,
    read_waiting_queue_length: 0,
    read_running_queue_length: 0,
    write_waiting_queue_length: 0,
    write_running_queue_length: 0,
    current_queries: [],
  });

  const { jobId } = (await run()).body;
  graph.emulator.clock.advance(1500);
  const index = { indexName: "i", indexType: "GlobalCompositeVertexIndex", hasLabel: "true" };
  await graph.ask("POST", "/indices", index);
  const busy = await seen();
  expect(busy).toMatchObject({ read_running_queue_length: 1, write_running_queue_length: 1 });
  const [algorithm, indexing] = busy.current_queries;
  expect(algorithm).toMatchObject({ request_id: jobId, status: "RUNNING", pending_duration: 0, progress: 0 });
  expect(algorithm.running_duration).toBeGreaterThanOrEqual(1.5);
  expect(JSON.parse(algorithm.request)).toEqual(pagerank);
  expect(JSON.parse(indexing.request)).toEqual(index);

  const { current_queries: left, ...summary } = busy;
  expect(left).toHaveLength(2);
  expect(await seen("?summary=true")).toEqual(summary);

  await graph.ask("DELETE", `/jobs/${jobId}`);
  expect(await seen()).toMatchObject({ read_running_queue_length: 0, current_queries: [{}] });
});

test("The used share of a graph's capacity for edges is given in percent", async () => {
  await graph.emulator.close();
  graph = await emptyGraph(1, { graph_size_type_index: "0" });
  for (const vertex of ["Ray", "Ella"]) await graph.ask("POST", "/vertices", { vertex, label: "user" });
  for (let edge = 0; edge < 3; edge += 1) await graph.ask("POST", "/edges", { source: "Ray", target: "Ella" });
  expect(await seen()).toMatchObject({ edge_capacity: 10_000, edge_number: 3, edge_usage: 0.03 });
});

test("The database edition lists queries in Cypher only, whether or not a summary is asked for", async () => {
  await graph.emulator.close();
  graph = await emptyGraph(JOB_MS, DATABASE_EDITION);
  await run();
  const nothing = { instance_name: "movie-ges-dn-1-1", current_queries: [] };
  expect(await seen()).toEqual(nothing);
  expect(await seen("?summary=true")).toEqual(nothing);
});

test("A request whose work was done is still one that writes after a crash, as long as its job takes", async () => {
  const folder = new DataFolder();
  try {
    const api = await folder.start();
    await runningGraph(api);
    const slow = await folder.crash({ jobDuration: JOB_MS });
    const index = { indexName: "i", indexType: "GlobalCompositeVertexIndex", hasLabel: "true" };
    await service(slow, "POST", "indices", index);
    const { body } = await service(await folder.crash({ jobDuration: JOB_MS }), "GET", PATH.slice(1));
    expect(body).toMatchObject({ read_running_queue_length: 0, write_running_queue_length: 1 });
  } finally {
    await folder.remove();
  }
});

test("Only a graph that exists can be asked", async () => {
  expect(await graph.call("GET", "ges/v1.0", `/graphs/nobody${PATH}`)).toEqual(
    refusal("GES.8005", "graph [nobody] is not found"),
  );
});
