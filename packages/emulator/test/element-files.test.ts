import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { type Api, type Body, runningGraph, startApi, until } from "./support/api.ts";
import { newObs, type Obs } from "./support/storage.ts";

let api: Api;
let obs: Obs;

const SCHEMA = `<PMML version="3.0"><labels>
  <label name="film"><properties>
    <property name="title" cardinality="single" dataType="string"/>
    <property name="year" cardinality="single" dataType="int"/>
  </properties></label>
  <label name="rate"><properties>
    <property name="rating" cardinality="single" dataType="int"/>
    <property name="note" cardinality="single" dataType="string"/>
  </properties></label>
</labels></PMML>`;

beforeEach(async () => {
  obs = await newObs();
  api = await startApi({ obs: obs.folder, jobDuration: 0 });
  await runningGraph(api);
  await obs.write("bucket/schema.xml", SCHEMA);
  await obs.write("bucket/vertices.csv", "a,film,Alien,1979\nb,film,Brazil,1985\nc\n");
  await obs.write("bucket/edges.csv", "a,b,rate,1,one\na,b,rate,2,two\na,b\nb,c,rate,1,one\n");
  await carryOut("import-graph", {
    schemaPath: "bucket/schema.xml",
    vertexsetPath: "bucket/vertices.csv",
    edgesetPath: "bucket/edges.csv",
  });
});
afterEach(async () => {
  await api.emulator.close();
  await obs.remove();
});

const call = (path: string, body?: unknown) =>
  api.call(body === undefined ? "GET" : "POST", "ges/v1.0", `/graphs/movie${path}`, body);
const ask = (action: string, body: object) =>
  call(`/action?action_id=${action}`, { obsParameters: { accessKey: "a", secretKey: "s" }, ...body });

async function carryOut(action: string, body: object): Promise<void> {
  const accepted = await ask(action, body);
  if (accepted.status !== 200) throw new Error(JSON.stringify(accepted));
  await until(
    api,
    () => call(`/jobs/${accepted.body.jobId}/status`),
    ({ status }) => status === "success",
  );
}

const titles = async () => {
  const { body } = await call("/vertices/detail?vertexIds=a,b,c");
  return body.data.vertices.map(({ id, properties: { title = [], year = [] } }: Body) => [id, ...title, ...year]);
};
const notes = async (source: string, target: string) => {
  const { body } = await call(`/edges/detail?source=${source}&target=${target}`);
  return body.data.edges.map(({ label, properties: { rating = [], note = [] } }: Body) => [label, ...rating, ...note]);
};

const targetProperties = [{ label: "rate", properties: ["rating"] }];

describe("Elements that files list", () => {
  test("are deleted: vertices by the first field, with their edges", async () => {
    await obs.write("bucket/gone.csv", "b,film,whatever\nnobody\n");
    await carryOut("delete-by-file", { vertexsetPath: "bucket/gone.csv" });
    expect(await titles()).toEqual([["a", "Alien", 1979], ["c"]]);
    expect((await call("/summary")).body.data).toEqual({ vertexNum: 2, edgeNum: 0 });
  });

  test("are deleted: edges by ends and label, and by the property that tells them apart where it is named", async () => {
    await obs.write("bucket/gone.csv", "a,b,rate,2\nb,c,rate\nc,a,rate,1\n");
    await carryOut("delete-by-file", { edgesetPath: "bucket/gone.csv", targetProperties });
    expect(await notes("a", "b")).toEqual([["rate", 1, "one"], ["__DEFAULT__"]]);
    expect(await notes("b", "c")).toEqual([]);
    await obs.write("bucket/gone.csv", "a,b,rate,2\n");
    await carryOut("delete-by-file", { edgesetPath: "bucket/gone.csv" });
    expect(await notes("a", "b")).toEqual([["__DEFAULT__"]]);
  });

  test.each([
    [true, "a,film,1980\nb,film,\n"],
    [false, "a,1980\nb,\n"],
  ])("get new values where a field holds one (lines with labels: %s)", async (vertexFileContainLabel, text) => {
    await obs.write("bucket/years.csv", text);
    const vertexProperties = [{ label: "film", properties: ["year"] }];
    const body = { vertexsetPath: "bucket/years.csv", vertexProperties, vertexFileContainLabel };
    await carryOut("import-properties", body);
    expect(await titles()).toEqual([["a", "Alien", 1980], ["b", "Brazil", 1985], ["c"]]);
  });

  test("get new values: of parallel edges only those with the value of the key", async () => {
    await obs.write("bucket/notes.csv", "a,b,rate,2,better\n");
    const edgeProperties = [{ label: "rate", properties: ["note"] }];
    await carryOut("import-properties", { edgesetPath: "bucket/notes.csv", edgeProperties, targetProperties });
    expect(await notes("a", "b")).toEqual([["rate", 1, "one"], ["rate", 2, "better"], ["__DEFAULT__"]]);
  });

  test("stay as they are when they cannot be updated", async () => {
    const before = [await titles(), await notes("a", "b")];
    await obs.write("bucket/years.csv", "nobody,film,1\nc,film,1\na,film,long ago\na,book,1\n");
    await obs.write("bucket/notes.csv", "a,c,rate,1,x\na,b,seen,1,x\n");
    await carryOut("import-properties", {
      vertexsetPath: "bucket/years.csv",
      vertexProperties: [{ label: "film", properties: ["year"] }],
      edgesetPath: "bucket/notes.csv",
      edgeProperties: [{ label: "rate", properties: ["note"] }],
      targetProperties,
    });
    expect([await titles(), await notes("a", "b")]).toEqual(before);
  });
});

test.each([
  ["delete-by-file", {}, "one of vertexsetPath and edgesetPath is needed"],
  ["import-properties", { vertexsetPath: "bucket/vertices.csv" }, "vertexsetPath needs vertexProperties"],
  [
    "import-properties",
    { edgesetPath: "bucket/edges.csv", edgeProperties: [{ label: "rate", properties: ["note"] }] },
    "edgesetPath needs targetProperties",
  ],
  [
    "import-properties",
    { vertexsetPath: "bucket/vertices.csv", vertexProperties: [{ label: "film", properties: ["color"] }] },
    "label [film] has no property [color]",
  ],
  [
    "import-properties",
    { vertexsetPath: "bucket/vertices.csv", vertexProperties: [{ label: "book", properties: ["year"] }] },
    "label [book] is not in the metadata",
  ],
])("%s is refused with GES.8013 when what it needs is missing: %j", async (action, body, message) => {
  expect(await ask(action, body)).toEqual({
    status: 400,
    body: { errorCode: "GES.8013", errorMessage: `parameter format error: ${message}.` },
  });
});
