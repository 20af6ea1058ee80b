import { afterEach, beforeEach, expect, test } from "vitest";
import { eventually } from "./support/api.ts";
import { type GraphApi, movies } from "./support/movies.ts";

// Above 2^53, where JavaScript's numbers skip every other integer: JSON.parse would take both for the lesser one.
const LONG = "9007199254740993";
const NEIGHBOUR = "9007199254740992";

let graph: GraphApi;

beforeEach(async () => {
  graph = await movies();
  for (const indexType of ["GlobalCompositeVertexIndex", "GlobalCompositeEdgeIndex"]) {
    await graph.job("POST", "/indices", { indexName: indexType, indexType, hasLabel: "true" });
  }
  await send("POST", "/vertices", `{"vertex":"Max","label":"user","properties":{"account":${LONG},"rate":5.0}}`);
  await send("POST", "/vertices", `{"vertex":"Min","label":"user","properties":{"account":[${NEIGHBOUR}]}}`);
});
afterEach(() => graph.emulator.close());

/** Sends JSON as it is, and returns the response as it came: only text tells such numbers apart here. */
async function send(method: string, path: string, body?: string): Promise<string> {
  const { emulator } = graph;
  const url = `${emulator.url}/ges/v1.0/${emulator.credentials.projectId}/graphs/movie${path}`;
  const response = await emulator.fetch(url, {
    method,
    headers: { "x-auth-token": emulator.token },
    ...(body !== undefined && { body }),
  });
  return response.text();
}

const cypher = (statement: string, parameters: string) =>
  send(
    "POST",
    "/action?action_id=execute-cypher-query",
    `{"statements":[{"statement":"${statement}","parameters":${parameters}}]}`,
  );

const gremlin = (command: string) =>
  send("POST", "/action?action_id=execute-gremlin-query", `{"command":"${command}"}`);

test("A property keeps all digits of a long integer, and the point of a double", async () => {
  const vertex = await send("GET", "/vertices/detail?vertexIds=Max");
  expect(vertex).toContain(`"account":[${LONG}]`);
  expect(vertex).toContain('"rate":[5.0]');
});

test("A filter tells a long integer from its neighbour", async () => {
  const filters = `[{"propertyName":"account","predicate":"=","values":[${LONG}]}]`;
  await send("POST", "/vertices/action?action_id=delete", `{"vertexFilters":${filters}}`);
  const left = () => graph.ask("GET", "/vertices/detail?vertexIds=Max,Min");
  const { data } = await eventually(left, (body) => body.data.vertices.length < 2);
  expect(data.vertices.map(({ id }: { id: string }) => id)).toEqual(["Min"]);
});

test("A parameter of Cypher and its result are the same integer", async () => {
  expect(await cypher("return $account as account, $account + 1 as next", `{"account":${LONG}}`)).toContain(
    `"row":[${LONG},9007199254740994]`,
  );
  expect(await cypher("match (n) where n.account = $account return id(n)", `{"account":${LONG}}`)).toContain(
    '"row":["Max"]',
  );
});

test("Gremlin calculates with all digits", async () => {
  expect(await gremlin("g.V('Max').values('account')")).toContain(`"results":[${LONG}]`);
  expect(await gremlin("g.V('Max', 'Min').values('account').sum()")).toContain("18014398509481985");
});

test("A number that is no value of the caller's, such as a limit, is one of JavaScript", async () => {
  const body = '{"limit":1.0,"sorts":[{"key":"id"}],"labels":["user"]}';
  const { jobId } = JSON.parse(await send("POST", "/vertices/action?action_id=query", body));
  const job = await eventually(
    () => graph.ask("GET", `/jobs/${jobId}/status`),
    ({ status }) => status !== "running",
  );
  expect(job).toMatchObject({ status: "success", data: { outputs: { vertices: [{ id: "Ella" }] } } });
});
