import { type Answer, type Api, DATABASE_EDITION, runningGraph } from "./api.ts";

/** Calls what only the database edition has, so that it succeeds and so that it is refused. */
export async function tellOfDatabaseEdition(api: Api): Promise<void> {
  await runningGraph(api, "ledger", DATABASE_EDITION);
  const service = (method: string, path: string, body?: unknown) =>
    api.call(method, "ges/v1.0", `/graphs/ledger${path}`, body);
  const properties = [{ property: { name: "iban", dataType: "string", cardinality: "single" } }];
  await service("POST", "/schema/labels", { name: "account", properties: [] });
  await service("POST", "/schema?label=account", { properties });
  await service("POST", "/schema?label=account", { properties: [...properties, ...properties] });
  const index = { indexType: "CompositeVertexIndex", indexLabel: ["account"], indexProperty: ["iban"] };
  for (let time = 0; time < 2; time += 1) {
    await service("POST", "/indices/action?action_id=batch-build", { indices: [{ indexName: "ibans", ...index }] });
  }
  await tellOfTransactions(service);
  await tellOfInnerGraphs(api);
  await api.call("POST", "ges/v1.0", "/graphs/nobody/transaction", {});
  for (const path of ["/indices", "/schema", "/om/real-time-queries"]) await service("GET", path);
}

/** Creates a graph in the instance and deletes it, each twice: the second time it is there, or gone, already. */
async function tellOfInnerGraphs(api: Api): Promise<void> {
  const inner = (method: string, path = "", body?: unknown) => api.call(method, "ges/v1.0", `/graphs${path}`, body);
  const graph = { graphName: "inner", idType: "hash", sortKeyType: "int" };
  for (let time = 0; time < 2; time += 1) await inner("POST", "", graph);
  await inner("GET");
  await inner("GET", "/inner/om/metrics");
  await inner("GET", "/nobody/om/metrics");
  await inner("DELETE", "/inner");
  await inner("DELETE", "/nobody");
}

/** Commits one transaction and rolls another one back, each twice: the second time it is over. */
async function tellOfTransactions(service: (method: string, path: string, body?: unknown) => Promise<Answer>) {
  for (const indexType of ["GlobalCompositeVertexIndex", "GlobalCompositeEdgeIndex"]) {
    await service("POST", "/indices", { indexName: indexType, indexType, hasLabel: true });
  }
  const statements = [{ statement: "create (n:account {_ID_: '1'}) return n", includeStats: true }];
  for (const [method, end] of [
    ["POST", "/commit"],
    ["DELETE", ""],
  ] as const) {
    const { commit } = (await service("POST", "/transaction", {})).body;
    await service("POST", `/transaction/${commit}`, { statements });
    for (let time = 0; time < 2; time += 1) await service(method, `/transaction/${commit}${end}`);
    await service("POST", `/transaction/${commit}`, { statements });
  }
}
