import { type Api, until } from "./api.ts";

const label = (value: unknown) => ({
  property_filter: { leftvalue: { label_name: "labelName" }, predicate: "=", rightvalue: { value } },
});

/** Calls every operation on the data of a graph, so that it succeeds and so that it is refused. */
export async function tellOfData(api: Api, graph: string): Promise<void> {
  const calls = callsOf(api, graph);
  await defineLabels(calls);
  await addElements(calls);
  await queryData(calls);
  await deleteData(calls);
}

type Calls = ReturnType<typeof callsOf>;

function callsOf(api: Api, graph: string) {
  const call = (method: string, path: string, body?: unknown) =>
    api.call(method, "ges/v1.0", `/graphs/${graph}${path}`, body);
  const elsewhere = (method: string, path: string, body?: unknown) =>
    api.call(method, "ges/v1.0", `/graphs/nowhere${path}`, body);
  const job = async (method: string, path: string, body?: unknown) => {
    const answer = await call(method, path, body);
    await until(
      api,
      () => call("GET", `/jobs/${answer.body.jobId}/status`),
      ({ status }) => status !== "running",
    );
  };
  return { call, elsewhere, job };
}

async function defineLabels({ call }: Calls): Promise<void> {
  const property = (name: string, more: object) => ({ property: { name, ...more } });
  const book = {
    name: "book",
    type: "vertex",
    properties: [
      property("Title", { dataType: "string", cardinality: "single" }),
      property("Kind", { dataType: "enum", typeNameCount: "2", typeName1: "novel", typeName2: "play" }),
    ],
  };
  for (let time = 0; time < 2; time += 1) await call("POST", "/schema/labels", book);
  for (const name of ["book", "film"]) {
    const labels = [
      { ...book, name: "book<" },
      { name, properties: [] },
    ];
    await call("POST", "/schema/labels/action?action_id=batch-add", { labels });
  }
  const pages = { properties: [property("Pages", { dataType: "int" })] };
  for (let time = 0; time < 2; time += 1) await call("POST", "/schema/labels/book/properties", pages);
  for (const query of ["", "?label=book", "?label=nothing"]) await call("GET", `/schema${query}`);
}

async function addElements({ call }: Calls): Promise<void> {
  for (const items of [[{ vertex: "b1", label: "book", properties: { Title: "A" } }], []]) {
    await call("POST", "/vertices/action?action_id=batch-add", { vertices: items, overrideExists: true });
  }
  for (const vertices of [["Lily", "b1"], []]) {
    await call("POST", "/vertices/action?action_id=batch-query", { vertices });
    await call("POST", "/subgraphs/action?action_id=query", { vertices });
    await call("POST", "/paths/action?action_id=query-detail", { paths: [vertices] });
  }
  for (const ids of ["Lily,b1", "Lily,"]) await call("GET", `/vertices/detail?vertexIds=${ids}`);
  for (let time = 0; time < 2; time += 1) await call("POST", "/vertices/b1/labels", { label: "film" });
  for (let time = 0; time < 2; time += 1) await call("DELETE", "/vertices/b1/labels/film");

  for (const createNotExists of [true, false]) {
    const target = createNotExists ? "new" : "nobody";
    const edges = [{ source: "Lily", target, label: "read", properties: { Score: 5 } }];
    await call("POST", "/edges/action?action_id=batch-add", { edges, createNotExists });
  }
  for (const edges of [[{ source: "Lily", target: "new" }], []]) {
    await call("POST", "/edges/action?action_id=batch-query", { edges });
  }
  for (const query of ["", "&label=read"]) await call("GET", `/edges/detail?source=Lily&target=new${query}`);

  const properties = { Score: [7] };
  for (const action of ["update", "add", "del"]) {
    for (const vertex of ["Lily", "nobody"]) {
      await call("POST", `/vertices/${vertex}/properties/action?action_id=${action}`, { properties });
      const vertices = [{ vertex, properties }];
      await call("POST", `/vertices/properties/action?action_id=batch-${action}`, { vertices });
    }
    for (const target of ["new", "nobody"]) {
      await call("POST", `/edges/properties/action?action_id=${action}&source=Lily&target=${target}`, { properties });
      const edges = [{ source: "Lily", target, properties }];
      await call("POST", `/edges/properties/action?action_id=batch-${action}`, { edges });
    }
  }
}

async function queryData({ call, elsewhere, job }: Calls): Promise<void> {
  for (const edge_filter of [label("read"), { property_filter: {} }]) {
    const filters = [{ operator: "out", edge_filter }];
    await call("POST", "/action?action_id=filtered-query", { vertices: ["Lily"], filters });
    await call("POST", "/action?action_id=path-query", { vertices: ["Lily"], repeat: filters, times: 1 });
  }
  for (const query_type of ["Default", "AllVertices", "SimpleEdges", "Path"]) {
    for (const executionMode of ["sync", "async"]) {
      const query = { vertices: ["Lily"], filters: [{ operator: "outV" }], query_type, executionMode };
      await job("POST", "/action?action_id=filtered-query", query);
    }
  }
  await job("POST", "/action?action_id=path-query", {
    vertices: ["Lily"],
    repeat: [{ operator: "outV" }],
    executionMode: "async",
  });

  for (let time = 0; time < 2; time += 1) await call("POST", "/schema/data-assets", {});
  for (const ask of [call, elsewhere]) await ask("GET", "/schema/data-assets");
  await call("GET", "/schema/structure");
  await job("POST", "/schema/structure/build");
  await elsewhere("POST", "/schema/structure/build");
  for (const detail of ["SIMPLE", "FULL"]) await call("GET", `/schema/structure?detail=${detail}`);

  for (const ask of [call, elsewhere]) {
    await ask("GET", "/indices");
    await ask("GET", "/version");
  }
  for (let time = 0; time < 2; time += 1) await job("DELETE", "/indices/i");
  for (let time = 0; time < 2; time += 1) await job("DELETE", "/schema/labels/book");
}

async function deleteData({ call, elsewhere, job }: Calls): Promise<void> {
  for (const edges of [[{ source: "Lily", target: "new" }], [{ source: "Lily", target: "nobody" }]]) {
    await call("POST", "/edges/action?action_id=batch-delete", { edges });
  }
  await job("POST", "/edges/action?action_id=batch-delete", {
    edges: [{ source: "Lily", target: "new" }],
    executionMode: "async",
  });
  await call("POST", "/edges", { source: "Lily", target: "new", label: "read" });
  for (let time = 0; time < 2; time += 1) await call("DELETE", "/edges?source=Lily&target=new");
  for (let time = 0; time < 2; time += 1) await call("DELETE", "/vertices/new");
  for (let time = 0; time < 2; time += 1) {
    await call("POST", "/vertices/action?action_id=batch-delete", { vertices: ["Rocky"] });
  }
  for (const body of [{ labels: ["user"] }, {}]) {
    await call("POST", "/edges/action?action_id=delete", body);
    await call("POST", "/vertices/action?action_id=delete", body);
  }
  await job("POST", "/action?action_id=clear-graph", { clearMetadata: true });
  await elsewhere("POST", "/action?action_id=clear-graph");
}
