import { afterAll, beforeAll, expect, test } from "vitest";
import { byId, graphWith, groups } from "./support/algorithms.ts";
import { type Api, type Body, startApi, until } from "./support/api.ts";

let api: Api;

beforeAll(async () => {
  api = await startApi({ jobDuration: 0 });
  const link = (source: string, target: string, label: string) => ({ source, target, label });
  const edges = [
    ...[link("A", "B", "wire"), link("B", "C", "wire"), link("C", "A", "wire")],
    ...[link("C", "D", "radio"), link("D", "E", "wire")],
  ];
  await graphWith(api, "network", edges, { A: { floor: [1] }, B: { floor: [1] }, C: { floor: [2] } });
});
afterAll(() => api.emulator.close());

const filter = (leftvalue: object, predicate: string, value: unknown) => ({
  property_filter: { leftvalue, predicate, rightvalue: { value } },
});
const WIRES = filter({ label_name: "labelName" }, "=", "wire");
const FIRST_FLOOR = filter({ property_name: "floor" }, "=", 1);

const ask = (algorithmName: string, filters: object, parameters: object): Promise<{ status: number; body: Body }> =>
  api.call("POST", "ges/v1.0", "/graphs/network/subgraphs/action?action_id=execute-algorithm", {
    algorithmName,
    subgraphCreator: { name: "filtered", parameters: filters },
    parameters,
  });

async function run(algorithmName: string, filters: object, parameters: object = {}): Promise<Body> {
  const { body } = await ask(algorithmName, filters, parameters);
  const job = await until(
    api,
    () => api.call("GET", "ges/v1.0", `/graphs/network/jobs/${body.jobId}/status`),
    ({ status }) => status !== "running",
  );
  return job.data.outputs;
}

test("A condition on edges cuts components apart and keeps every vertex", async () => {
  expect(groups((await run("connected_component", { edge_filter: WIRES })).community)).toEqual(["A B C", "D E"]);
  expect(groups((await run("connected_component", {})).community)).toEqual(["A B C D E"]);
});

test("A condition on vertices leaves the others out of the result, with the edges at them", async () => {
  const { community, Max_WCC_size } = await run("connected_component", { vertex_filter: FIRST_FLOOR });
  expect([byId(community), Max_WCC_size]).toEqual([{ A: "0", B: "0" }, 2]);
});

test("The coreness of a vertex counts what is in the subgraph only", async () => {
  const coreness = async (filters: object) =>
    (await run("kcore", filters, { k: 1 })).results.map(({ id, coreness }: Body) => id + coreness).sort();
  expect(await coreness({ edge_filter: WIRES })).toEqual(["A2", "B2", "C2", "D1", "E1"]);
  expect(await coreness({ edge_filter: WIRES, vertex_filter: FIRST_FLOOR })).toEqual(["A1", "B1"]);
});

test("A condition that says nothing is refused", async () => {
  const filters = { vertex_filter: { property_filter: { ...FIRST_FLOOR.property_filter, rightvalue: {} } } };
  const { status, body } = await ask("kcore", filters, { k: 1 });
  expect([status, body.errorCode]).toEqual([400, "GES.8301"]);
});
