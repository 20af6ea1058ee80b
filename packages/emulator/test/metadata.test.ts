import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { type Api, type Body, runningGraph, startApi } from "./support/api.ts";

let api: Api;

beforeEach(async () => {
  api = await startApi({ jobDuration: 0 });
});
afterEach(() => api.emulator.close());

const v2 = (method: string, path: string, body?: unknown) => api.call(method, "v2", path, body);
const GENDER = { name: "Gender", dataType: "enum", typeNameCount: "2", typeName1: "F", typeName2: "M" };
const GAP = { name: "Gender", dataType: "enum", typeNameCount: "2", typeName1: "F", typeName3: "M" };
const LABELS = [{ name: "friends" }, { name: "user", properties: [GENDER] }];

const create = (fields: object = {}, labels: unknown = LABELS) =>
  v2("POST", "/graphs/metadatas", {
    metadata_path: "bucket/movie.xml",
    name: "movie",
    description: "Films",
    is_overwrite: false,
    ges_metadata: { labels },
    ...fields,
  });

describe("A metadata file", () => {
  test("is listed and shown as it was created, in the words of each version", async () => {
    const { id, name } = (await create()).body;
    expect(name).toBe("movie");
    expect((await v2("GET", "/graphs/metadatas")).body).toMatchObject({
      schema_count: 1,
      schema_list: [{ id, name, description: "Films", status: "200", metadata_path: "bucket/movie.xml" }],
    });
    const { dataType: data_type, typeNameCount: type_name_count, typeName1, typeName2 } = GENDER;
    expect((await v2("GET", `/graphs/metadatas/${id}`)).body).toEqual({
      encrypted: false,
      ges_metadata: {
        labels: [
          { name: "friends", properties: null },
          {
            name: "user",
            properties: [{ name: "Gender", data_type, type_name_count, type_name1: typeName1, type_name2: typeName2 }],
          },
        ],
      },
    });
    expect((await api.call("GET", "v1.0", `/graphs/metadatas/${id}`)).body.gesMetadata).toEqual({
      labels: LABELS.map((label) => ({ properties: null, ...label })),
    });
    expect((await api.call("GET", "v1.0", "/graphs/metadatas")).body.schemaList[0].lastUpdateTime).toMatch(/T/);
  });

  test("can be created without a description, and encrypted, in API v1.0", async () => {
    const { body } = await api.call("POST", "v1.0", "/graphs/metadatas", {
      metadataPath: "bucket/movie.xml",
      name: "movie",
      isOverwrite: "true",
      encryption: { enable: true, masterKeyId: "key1" },
      gesMetadata: { labels: [{ name: "friends", properties: null }] },
    });
    expect((await v2("GET", `/graphs/metadatas/${body.id}`)).body).toMatchObject({
      encrypted: true,
      master_key_id: "key1",
    });
  });

  test("is gone once it is deleted", async () => {
    const { id } = (await create()).body;
    expect(await v2("DELETE", `/graphs/metadatas/${id}`)).toEqual({ status: 200, body: {} });
    for (const method of ["DELETE", "GET"]) {
      expect((await v2(method, `/graphs/metadatas/${id}`)).body).toEqual({
        error_code: "GES.7024",
        error_msg: "The metadata is not exist or has been deleted.",
      });
    }
  });

  test("has a unique name", async () => {
    await create();
    expect((await create({ metadata_path: "bucket/other.xml" })).body).toEqual({
      error_code: "GES.2067",
      error_msg: "movie The name already exists.",
    });
  });

  test("replaces the one at its path only when it may", async () => {
    const first = (await create()).body;
    api.emulator.clock.advance(5000);
    expect((await create({ name: "films" })).body.error_code).toBe("GES.7016");
    expect((await create({ is_overwrite: true })).body, "by one of the same name").toEqual(first);
    const second = (await create({ name: "films", is_overwrite: true }, [])).body;
    expect(second).toEqual({ id: first.id, name: "films" });
    const { schema_count, schema_list } = (await v2("GET", "/graphs/metadatas")).body;
    expect(schema_count).toBe(1);
    expect(schema_list[0].last_update_time > schema_list[0].start_time).toBe(true);
  });

  test.each([
    ["two labels of the same name", [{ name: "user" }, { name: "user" }], "GES.7010"],
    ["two properties of the same name", [{ name: "user", properties: [GENDER, GENDER] }], "GES.7010"],
    ["a data type that nobody knows", [{ name: "user", properties: [{ name: "a", dataType: "blob" }] }], "GES.7010"],
    ["an enum with a value missing", [{ name: "user", properties: [{ ...GENDER, typeNameCount: "3" }] }], "GES.7010"],
    ["an enum with a gap", [{ name: "user", properties: [GAP] }], "GES.7010"],
    [
      "a char array without a length",
      [{ name: "user", properties: [{ name: "a", dataType: "char array" }] }],
      "GES.7010",
    ],
    [
      "a cardinality that nobody knows",
      [{ name: "user", properties: [{ name: "a", dataType: "int", cardinality: "many" }] }],
      "GES.7010",
    ],
  ])("does not hold %s", async (_, labels, code) => {
    expect((await create({}, labels)).body.error_code).toBe(code);
    expect((await v2("GET", "/graphs/metadatas")).body.schema_count).toBe(0);
  });

  test("does not hold more than 10 MB", async () => {
    const properties = Array.from({ length: 50_000 }, (_, number) => ({
      name: `${number}`.padEnd(200),
      dataType: "int",
    }));
    expect((await create({}, [{ name: "user", properties }])).body.error_code).toBe("GES.7069");
  });
});

describe("A scene plugin", () => {
  const SCENE = "Service ticket association analysis";
  const APPLICATION = "In-depth analysis of dynamic high-dimension relationships";
  let id: string;

  beforeEach(async () => {
    id = await runningGraph(api);
  });
  const list = async (query: string) =>
    (await v2("GET", `/graphs/scenes${query}`)).body.results.map(({ name }: Body) => name);
  const call = (verb: "register" | "unregister", ...scenes: object[]) =>
    v2("POST", `/graphs/${id}/scenes/${verb}`, { scenes });

  test("is listed with its parameters, by scene and by application", async () => {
    expect((await v2("GET", "/graphs/scenes")).body.results[0]).toMatchObject({
      scene: SCENE,
      name: APPLICATION,
      params: [{ name: "label", type: "string", default_value: "ticket" }],
    });
    const query = (fields: Record<string, string>) => list(`?${new URLSearchParams(fields)}`);
    expect(await query({ scene_name: SCENE, application_name: APPLICATION })).toEqual([APPLICATION]);
    expect(await query({ scene_name: "Gardening" })).toEqual([]);
    expect(await query({ scene_name: SCENE, application_name: "Weeding" })).toEqual([]);
  });

  test("is a graph's from its subscription to its end", async () => {
    expect(await list(`?graph_id=${id}`)).toEqual([]);
    expect((await call("register", { name: SCENE, applications: [APPLICATION] })).body).toEqual({ result: "success" });
    expect(await list(`?graph_id=${id}`)).toEqual([APPLICATION]);
    expect((await call("register", { name: SCENE })).body.error_code, "twice").toBe("GES.7016");
    const ended = await call(
      "unregister",
      { name: SCENE, applications: [APPLICATION, "Weeding"] },
      { name: "Gardening" },
    );
    expect(ended.body).toEqual({ success: [APPLICATION], failure: ["Weeding", "Gardening"] });
    expect(await list(`?graph_id=${id}`)).toEqual([]);
  });

  test("that does not exist leaves a graph without any", async () => {
    expect((await call("register", { name: SCENE }, { name: "Gardening" })).body.error_code).toBe("GES.7016");
    expect(await list(`?graph_id=${id}`)).toEqual([]);
  });

  test("needs a graph that is there", async () => {
    id = "nobody";
    for (const verb of ["register", "unregister"] as const) {
      expect((await call(verb, { name: SCENE })).body).toEqual({
        error_code: "GES.8402",
        error_msg: "graph [nobody] is not found",
      });
    }
    expect((await v2("GET", "/graphs/scenes?graph_id=nobody")).body.error_code).toBe("GES.7000");
  });
});
