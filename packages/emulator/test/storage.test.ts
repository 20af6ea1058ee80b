import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { readdir, symlink } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { type Api, type Body, done, graphIn, runningGraph, startApi, until } from "./support/api.ts";
import { MOVIES, MOVIES_V2, newObs, type Obs } from "./support/storage.ts";

let api: Api;
let obs: Obs;
let id: string;

beforeEach(async () => {
  obs = await newObs();
  api = await startApi({ obs: obs.folder });
  id = await runningGraph(api);
});
afterEach(async () => {
  await api.emulator.close();
  await obs.remove();
});

const service = (path: string, body?: unknown, graph = "movie") =>
  api.call(body === undefined ? "GET" : "POST", "ges/v1.0", `/graphs/${graph}${path}`, body);
const action = (name: string, body: unknown, graph = "movie") => service(`/action?action_id=${name}`, body, graph);
const count = async (graph = "movie") => (await service("/summary", undefined, graph)).body.data;

async function jobOf(accepted: { status: number; body: Body }, graph = "movie"): Promise<Body> {
  if (accepted.status !== 200) throw new Error(JSON.stringify(accepted));
  return until(
    api,
    () => service(`/jobs/${accepted.body.jobId}/status`, undefined, graph),
    ({ status }) => status !== "running",
  );
}

/** All vertices, or all edges, in the order of their texts. */
async function elements(kind: "vertices" | "edges", labels: string[], graph = "movie"): Promise<string[]> {
  const body = { labels, limit: 100_000 };
  const accepted = await api.call("POST", "ges/v1.0", `/graphs/${graph}/${kind}/action?action_id=query`, body);
  const job = await jobOf(accepted, graph);
  return job.data.outputs[kind].map((element: Body) => JSON.stringify(element)).sort();
}

const refusedWith = (errorCode: string, errorMessage: unknown) => ({ status: 400, body: { errorCode, errorMessage } });

describe("The shipped data set", () => {
  test.each([
    ["v2", "/import-graph", MOVIES_V2],
    ["v1.0", "/action?action_id=import-graph", MOVIES],
  ] as const)("is imported through API %s, and the job tells of its files", async (version, path, body) => {
    const accepted = await api.call("POST", version, `/graphs/${id}${path}`, body);
    const jobId = accepted.body.job_id ?? accepted.body.jobId;
    const job = await until(
      api,
      () => api.call("GET", "v2", `/graphs/${id}/jobs/${jobId}/status`),
      ({ status }) => status !== "running",
    );
    expect(job).toMatchObject({
      status: "success",
      job_name: "ImportGraph",
      job_detail: {
        schema_path: [{ path: "movies/schema.xml", status: "success" }],
        vertexset_path: [{ path: "movies/vertices.csv", total_lines: 100, failed_lines: 0, successful_lines: 100 }],
        edgeset_path: [{ path: "movies/edges.csv", total_lines: 500, failed_lines: 0, log: null, cause: null }],
      },
    });
    expect(await count()).toEqual({ vertexNum: 100, edgeNum: 500 });
  });

  test("fills a new graph through API v1.0", async () => {
    const settings = { graphSizeTypeIndex: "1", vpcId: "v", subnetId: "s", securityGroupId: "g" };
    const dataSource = { type: "OBS", parameters: MOVIES };
    const { body } = await api.call("POST", "v1.0", "/graphs", { graph: { name: "films", dataSource, ...settings } });
    await graphIn(api, body.id, "200");
    expect(await count("films")).toEqual({ vertexNum: 100, edgeNum: 500 });
  });

  test("is listed with the graph that it went into, until the graph is cleared", async () => {
    const graphIn = async (version: "v1.0" | "v2") => (await api.call("GET", version, `/graphs/${id}`)).body.graph;
    expect(await graphIn("v2")).not.toHaveProperty("schema_path");
    for (const _ of ["first", "again"]) await done(api, "POST", `/graphs/${id}/import-graph`, MOVIES_V2);
    const { body } = await api.call("GET", "v2", "/graphs/jobs");
    const { job_id } = body.job_list[0];
    const file = (path: string) => [{ path, job_id, status: "success" }];
    expect(await graphIn("v2")).toMatchObject({
      schema_path: file("movies/schema.xml"),
      vertexset_path: file("movies/vertices.csv"),
      edgeset_path: file("movies/edges.csv"),
    });
    expect(await graphIn("v1.0")).toMatchObject({
      edgesetPath: [{ path: "movies/edges.csv", jobId: job_id, status: "success" }],
    });
    await done(api, "POST", `/graphs/${id}/clear-graph`);
    expect(await graphIn("v2")).not.toHaveProperty("schema_path");
  });

  test("fits its own metadata, and other lines do not", async () => {
    const check = (body: Body) => api.call("POST", "v1.0", "/graphs/action?action_id=check-schema", body);
    expect(await check(MOVIES)).toEqual({ status: 200, body: {} });
    await obs.write("bucket/bad.csv", "a,b,friends,2001\na,b,friends,long ago\n");
    expect(await check({ ...MOVIES, edgesetPath: "bucket/bad.csv" })).toEqual(
      refusedWith(
        "GES.7010",
        expect.stringContaining("bucket/bad.csv, line 2: property [Since] is no int: [long ago]"),
      ),
    );
  });
});

const EVERY_TYPE = `<?xml version="1.0" encoding="UTF-8"?>
<PMML version="3.0"><labels>
  <label name="thing"><properties>
    <property name="char" cardinality="single" dataType="char"/>
    <property name="array" cardinality="single" dataType="char array" maxDataSize="5"/>
    <property name="float" cardinality="single" dataType="float"/>
    <property name="double" cardinality="list" dataType="double"/>
    <property name="bool" cardinality="single" dataType="bool"/>
    <property name="int" cardinality="set" dataType="int"/>
    <property name="long" cardinality="single" dataType="long"/>
    <property name="date" cardinality="list" dataType="date"/>
    <property name="enum" cardinality="single" dataType="enum" typeNameCount="2" typeName1="a &amp; b" typeName2="c"/>
    <property name="string" cardinality="single" dataType="string"/>
  </properties></label>
  <label name="bare"/>
</labels></PMML>`;

describe("Exports", () => {
  test("come back as the same graph, whatever the types of the properties", async () => {
    await obs.write("bucket/schema.xml", EVERY_TYPE);
    await obs.write(
      "bucket/vertices.csv",
      [
        'one,thing,x,abcde,1.5,1;2.25;-3e7,true,7;7;8,9223372036854775807,2020-02-29 10:00:00;1999-12-31,a & b,"a, ""b""\nc;d"',
        "two,thing,,,,,FALSE,,-12,,c,",
        'three,thing,,,,,,,,,,""',
        "four,bare",
      ].join("\r\n"),
    );
    await obs.write("bucket/edges.csv", "one,two,thing,y\none,two,thing,z\ntwo,four,bare\nfour,five\n");
    const paths = { schemaPath: "bucket/schema.xml", vertexsetPath: "bucket/vertices.csv" };
    await jobOf(await action("import-graph", { ...paths, edgesetPath: "bucket/edges.csv" }));
    const labels = ["thing", "bare", "__DEFAULT__"];
    const [vertices, edges] = [await elements("vertices", labels), await elements("edges", labels)];
    expect(vertices.map((text) => JSON.parse(text))).toContainEqual({
      id: "one",
      label: "thing",
      properties: {
        char: ["x"],
        array: ["abcde"],
        float: [1.5],
        double: [1, 2.25, -3e7],
        bool: [true],
        int: [7, 8],
        // As JavaScript reads 9223372036854775807.
        long: [2 ** 63],
        date: ["2020-02-29 10:00:00", "1999-12-31"],
        enum: ["a & b"],
        string: ['a, "b"\nc;d'],
      },
    });
    expect([vertices.length, edges.length]).toEqual([5, 4]);

    const names = { edgeSetName: "edges", vertexSetName: "vertices", schemaName: "schema.xml" };
    await jobOf(await action("export-graph", { graphExportPath: "bucket/out", ...names }));
    await runningGraph(api, "again");
    const out = {
      schemaPath: "bucket/out/schema.xml",
      vertexsetPath: "bucket/out/vertices",
      edgesetPath: "bucket/out/edges",
    };
    await jobOf(await action("import-graph", out, "again"), "again");
    expect(await elements("vertices", labels, "again")).toEqual(vertices);
    expect(await elements("edges", labels, "again")).toEqual(edges);
  });

  test("keep labels and properties that were never defined", async () => {
    const properties = { Age: [17], Names: ["Li", "Lily"], Rank: [1, 2.5], Member: true };
    await service("/vertices", { vertex: "Lily", label: "user", properties });
    await service("/edges", { source: "Lily", target: "Lily" });
    const names = { edgeSetName: "e", vertexSetName: "v", schemaName: "s.xml", paginate: { enable: false } };
    await jobOf(await action("export-graph", { graphExportPath: "bucket/", ...names }));
    expect(await obs.read("bucket/v")).toBe("Lily,user,17,Li;Lily,1;2.5,true\n");
    expect(await obs.read("bucket/e")).toBe("Lily,Lily,__DEFAULT__\n");
    await runningGraph(api, "again");
    const paths = { schemaPath: "bucket/s.xml", vertexsetPath: "bucket/v", edgesetPath: "bucket/e" };
    await jobOf(await action("import-graph", paths, "again"), "again");
    expect((await elements("vertices", ["user"], "again")).map((text) => JSON.parse(text).properties)).toEqual([
      { ...properties, Member: [true] },
    ]);
  });

  test("are split into files of so many lines, and a later export leaves none of an earlier one, but all that is not", async () => {
    await done(api, "POST", `/graphs/${id}/import-graph`, MOVIES_V2);
    const names = { graph_export_path: "bucket", edge_set_name: "e", vertex_set_name: "v", schema_name: "s" };
    await done(api, "POST", `/graphs/${id}/export-graph`, { ...names, paginate: { row_count_per_file: 30 } });
    const lengths = ["00000", "00001", "00002", "00003"].map(async (part) => {
      return (await obs.read(`bucket/v/part-${part}.csv`)).trimEnd().split("\n").length;
    });
    expect(await Promise.all(lengths)).toEqual([30, 30, 30, 10]);
    await obs.write("bucket/v/mine.csv", "mine\n");
    await done(api, "POST", `/graphs/${id}/export-graph`, names);
    expect((await obs.list("bucket/v")).sort()).toEqual(["mine.csv", "part-00000.csv"]);
    expect((await obs.read("bucket/v/part-00000.csv")).trimEnd().split("\n")).toHaveLength(100);
  });

  test("leave a folder alone that is in the place of their file", async () => {
    await obs.write("bucket/v/mine.csv", "mine\n");
    const names = { edgeSetName: "e", vertexSetName: "v", schemaName: "s", paginate: { enable: false } };
    const job = await jobOf(await action("export-graph", { graphExportPath: "bucket", ...names }));
    expect(job).toEqual({ status: "failed", failReason: "[v] is there already, and no file." });
    expect(await obs.list("bucket")).toEqual(["v"]);
  });

  test("hold the elements that meet conditions", async () => {
    await done(api, "POST", `/graphs/${id}/import-graph`, MOVIES_V2);
    const filter = { propertyName: "Year", predicate: "<", values: ["1970"] };
    const vertices = { labels: ["film"], vertexFilters: [filter], exportPath: "bucket/old", fileName: "old.csv" };
    const exported = await service("/vertices/action?action_id=export", vertices);
    expect(exported.body).toEqual({ jobId: expect.any(String), jobType: 1 });
    await jobOf(exported);
    expect((await obs.read("bucket/old/old.csv")).split("\n")).toContain(
      'film08,film,"Salt, Smoke and Silver",1967,Adventure,110',
    );
    await jobOf(await service("/edges/action?action_id=export", { labels: ["friends"], exportPath: "bucket" }));
    expect((await obs.read("bucket/edges.csv")).trimEnd().split("\n")).toHaveLength(120);
    expect(await service("/edges/action?action_id=export", { exportPath: "bucket" })).toEqual(
      refusedWith("GES.8103", expect.any(String)),
    );
  });

  test("hold the result of a job, which is then forgotten unless it is to be kept", async () => {
    await done(api, "POST", `/graphs/${id}/import-graph`, MOVIES_V2);
    const job = await service("/action?action_id=execute-algorithm", { algorithmName: "pagerank", parameters: {} });
    const { data } = await jobOf(job);
    const target = `/jobs/${job.body.jobId}/action?action_id=export-result`;
    await jobOf(await service(target, { exportPath: "bucket", fileName: "kept", erase: false }));
    const lines = (await obs.read("bucket/kept")).split("\n");
    expect(lines).toEqual(expect.arrayContaining(["#data_total_size: 100", "#pagerank:"]));
    const [[first, rank]] = Object.entries(data.outputs.pagerank[0]) as [[string, number]];
    expect(lines[lines.indexOf("#pagerank:") + 1]).toBe(`${first},${rank}`);
    expect(await service(target, { exportPath: "bucket", fileName: "kept" })).toEqual(
      refusedWith("GES.8011", "fileName [kept] already exists"),
    );
    await jobOf(await service(target, { exportPath: "bucket", fileName: "last" }));
    expect((await service(target, { exportPath: "bucket" })).body.errorCode).toBe("GES.8301");
  });
});

describe("Metadata files", () => {
  const upload = (body: Body) => api.call("POST", "v2", "/graphs/metadata/upload-from-obs", body);

  test("in object storage can be added to the list", async () => {
    const { body } = await upload({ metadata_path: "movies/schema.xml", name: "movies" });
    const { ges_metadata: contents } = (await api.call("GET", "v2", `/graphs/metadatas/${body.id}`)).body;
    expect(contents.labels.map(({ name }: Body) => name)).toEqual(["user", "film", "rate", "friends"]);
    expect(contents.labels[0].properties[1]).toEqual({
      name: "Gender",
      cardinality: "single",
      data_type: "enum",
      type_name_count: "2",
      type_name1: "F",
      type_name2: "M",
    });
    const refusal = await upload({ metadata_path: "movies/edges.csv", name: "other" });
    expect(refusal.body.error_code).toBe("GES.7010");
    expect((await upload({ metadata_path: "movies/none.xml", name: "other" })).body.error_code).toBe("GES.7017");
  });

  test("that are created can be imported, and replace one another only when they may", async () => {
    const label = { name: "user", properties: [{ name: "Age", dataType: "int", cardinality: "single" }] };
    const create = (metadataPath: string, isOverwrite: boolean) => {
      const gesMetadata = { labels: [label] };
      return api.call("POST", "v1.0", "/graphs/metadatas", { metadataPath, name: "users", isOverwrite, gesMetadata });
    };
    expect((await create("movies/schema.xml", false)).body.errorCode).toBe("GES.7016");
    expect((await create("bucket/new/schema.xml", false)).status).toBe(200);
    await obs.write("bucket/v.csv", "Lily,user,17\n");
    await jobOf(await action("import-graph", { schemaPath: "bucket/new/schema.xml", vertexsetPath: "bucket/v.csv" }));
    expect(await elements("vertices", ["user"])).toHaveLength(1);
    expect((await create("bucket/new/schema.xml", true)).status).toBe(200);
  });
});

describe("Imports", () => {
  const SCHEMA = `<PMML><labels><label name="user"><properties>
    <property name="Age" cardinality="single" dataType="int"/>
  </properties></label></labels></PMML>`;

  test("count the lines that they cannot take and write them to the log, with the reason", async () => {
    await obs.write("bucket/schema.xml", SCHEMA);
    await obs.write(
      "bucket/v/a.csv",
      "Lily,user,17\nRocky,user,old\n,user,3\nSarah,pet,1\nSid,user,1,2\nTom,user,2147483648\n",
    );
    await obs.write("bucket/v/b.csv", "Ann,user,20\n");
    const paths = { schema_path: "bucket/schema.xml", vertexset_path: "bucket/v/", log_dir: "bucket/log" };
    const job = await done(api, "POST", `/graphs/${id}/import-graph`, paths);
    expect(job.status).toBe("partiallyFailed");
    expect(job.job_detail.edgeset_path).toBeNull();
    expect(job.job_detail.vertexset_path).toEqual([
      {
        path: "bucket/v/a.csv",
        status: "partiallyFailed",
        cause: "property [Age] is no int: [old]",
        log: "bucket/log/bucket_v_a.csv.log",
        total_lines: 6,
        failed_lines: 5,
        successful_lines: 1,
      },
      expect.objectContaining({ path: "bucket/v/b.csv", status: "success", log: null, total_lines: 1 }),
    ]);
    expect(await obs.read("bucket/log/bucket_v_a.csv.log")).toBe(
      [
        "line 2: property [Age] is no int: [old]: Rocky,user,old",
        "line 3: it has no ID: ,user,3",
        "line 4: label [pet] is not in the metadata: Sarah,pet,1",
        "line 5: it has 2 properties, label [user] has 1: Sid,user,1,2",
        "line 6: property [Age] is no int: [2147483648]: Tom,user,2147483648",
        "",
      ].join("\n"),
    );
    expect(await count()).toEqual({ vertexNum: 2, edgeNum: 0 });
  });

  test("have failed when none of their lines could be imported", async () => {
    await obs.write("bucket/schema.xml", SCHEMA);
    await obs.write("bucket/v.csv", "Rocky,user,old\n");
    const paths = { schema_path: "bucket/schema.xml", vertexset_path: "bucket/v.csv" };
    const job = await done(api, "POST", `/graphs/${id}/import-graph`, paths);
    expect([job.status, job.fail_reason]).toEqual([
      "failed",
      "No line was imported. bucket/v.csv: property [Age] is no int: [old]",
    ]);
  });

  test("tell which files were not read", async () => {
    await obs.write("bucket/schema.xml", "no metadata");
    const paths = { schema_path: "bucket/schema.xml", edgeset_path: "movies/edges.csv" };
    const job = await done(api, "POST", `/graphs/${id}/import-graph`, paths);
    expect(job.job_detail.edgeset_path).toEqual([
      expect.objectContaining({ status: "failed", cause: "The file has not been read.", total_lines: 0 }),
    ]);
  });

  test("keep a property whatever its name", async () => {
    const property = '<property name="__proto__" cardinality="single" dataType="string"/>';
    await obs.write(
      "bucket/schema.xml",
      `<labels><label name="user"><properties>${property}</properties></label></labels>`,
    );
    await obs.write("bucket/v.csv", "Lily,user,kept\n");
    await jobOf(await action("import-graph", { schemaPath: "bucket/schema.xml", vertexsetPath: "bucket/v.csv" }));
    const [vertex] = (await elements("vertices", ["user"])).map((text) => JSON.parse(text));
    expect(Object.entries(vertex.properties)).toEqual([["__proto__", ["kept"]]]);
  });

  test("know which dates there are", async () => {
    const dates = [
      "2024-02-29",
      "2023-02-29",
      "2023-04-31",
      "2023-13-01",
      "2023-01-00",
      "2023-01-31T23:59:59",
      "2023-01-31 24:00:00",
    ];
    const date = '<property name="On" cardinality="single" dataType="date"/>';
    await obs.write("bucket/schema.xml", `<labels><label name="day"><properties>${date}</properties></label></labels>`);
    await obs.write("bucket/v.csv", dates.map((text) => `${text},day,${text}\n`).join(""));
    await jobOf(await action("import-graph", { schemaPath: "bucket/schema.xml", vertexsetPath: "bucket/v.csv" }));
    expect((await elements("vertices", ["day"])).map((text) => JSON.parse(text).id)).toEqual([
      "2023-01-31T23:59:59",
      "2024-02-29",
    ]);
  });

  test("tell of their files in the list of jobs of the service plane, without the keys", async () => {
    const obsParameters = { accessKey: "ak", secretKey: "sk-not-shown" };
    await jobOf(await action("import-graph", { ...MOVIES, obsParameters }));
    const { jobs } = (await service("/jobs/status")).body;
    expect(jobs[0]).toMatchObject({
      taskType: "ImportGraph",
      files: [{ edgeFiles: [{ fileName: "movies/edges.csv" }] }],
    });
    expect(JSON.stringify(jobs)).not.toContain("sk-not-shown");
  });

  test("take another delimiter and another quote, and a label for what carries none", async () => {
    await obs.write("bucket/schema.xml", SCHEMA);
    await obs.write("bucket/v.txt", "'Li''ly|1'|user|17\nRocky\n");
    const paths = { schemaPath: "bucket/schema.xml", vertexsetPath: "bucket/v.txt", vertexsetFormat: "txt" };
    await jobOf(await action("import-graph", { ...paths, delimiter: "|", trimQuote: "'" }));
    expect((await elements("vertices", ["user", "__DEFAULT__"])).map((text) => JSON.parse(text))).toEqual([
      { id: "Li'ly|1", label: "user", properties: { Age: [17] } },
      { id: "Rocky", label: "__DEFAULT__", properties: {} },
    ]);
  });

  test.each([
    [undefined, 3],
    [{ action: "ignore", ignoreLabel: true }, 1],
    [{ action: "override" }, 1],
    [{ action: "ignore", ignoreLabel: false }, 2],
  ])("treat parallel edges as they are told: %j", async (parallelEdge, edgeNum) => {
    await obs.write("bucket/schema.xml", SCHEMA);
    await obs.write("bucket/e.csv", "Lily,Rocky,user\nLily,Rocky\nLily,Rocky,user\n");
    const paths = { schemaPath: "bucket/schema.xml", edgesetPath: "bucket/e.csv" };
    await jobOf(await action("import-graph", { ...paths, ...(parallelEdge && { parallelEdge }) }));
    expect(await count()).toEqual({ vertexNum: 2, edgeNum });
  });

  test("read a line whose quote is never closed as it stands, and the lines after it", async () => {
    await obs.write("bucket/v.csv", '"a\nb\nc\n');
    await jobOf(await action("import-graph", { vertexsetPath: "bucket/v.csv" }));
    expect(await elements("vertices", ["__DEFAULT__"])).toEqual(
      ['"a', "b", "c"].map((name) => JSON.stringify({ id: name, label: "__DEFAULT__", properties: {} })),
    );
  });

  test("lock the graph when they are offline", async () => {
    await api.call("POST", "v2", `/graphs/${id}/import-graph`, { ...MOVIES_V2, offline: true });
    expect((await service("/summary")).status).toBe(503);
    expect((await api.call("GET", "v2", `/graphs/${id}`)).body.graph.status).toBe("202");
    await graphIn(api, id, "200");
    await api.call("POST", "v2", `/graphs/${id}/import-graph`, MOVIES_V2);
    expect((await service("/summary")).status).toBe(200);
  });

  test("do not come back when the emulator goes back to a time at which they ran", async () => {
    await obs.write("bucket/v.csv", Array.from({ length: 300_000 }, (_, index) => `v${index}\n`).join(""));
    const { body } = await api.call("POST", "v2", `/graphs/${id}/import-graph`, { vertexset_path: "bucket/v.csv" });
    api.emulator.snapshot("running");
    api.emulator.restore("running");
    const job = await until(
      api,
      () => api.call("GET", "v2", `/graphs/${id}/jobs/${body.job_id}/status`),
      ({ status }) => status !== "running",
    );
    expect(job).toMatchObject({ status: "failed", fail_reason: "Interrupted by a restore." });
    await graphIn(api, id, "200");
  });

  test("end with their graph's creation when the metadata is none", async () => {
    await obs.write("bucket/schema.xml", "<labels><label></labels>");
    const settings = { graphSizeTypeIndex: "1", vpcId: "v", subnetId: "s", securityGroupId: "g" };
    const dataSource = { type: "OBS", parameters: { ...MOVIES, schemaPath: "bucket/schema.xml" } };
    const { body } = await api.call("POST", "v1.0", "/graphs", { graph: { name: "films", dataSource, ...settings } });
    await graphIn(api, body.id, "303");
    const { job_list: jobs } = (await api.call("GET", "v2", "/graphs/jobs")).body;
    expect(jobs[0].fail_reason).toContain("bucket/schema.xml: ");
  });

  test("stop when they are cancelled, and their job has failed", async () => {
    const accepted = await action("import-graph", MOVIES);
    expect((await service("/jobs/status")).body.jobs[0].canStop).toBe(true);
    expect((await api.call("DELETE", "ges/v1.0", `/graphs/movie/jobs/${accepted.body.jobId}`)).status).toBe(200);
    expect((await jobOf(accepted)).status).toBe("failed");
    expect((await count()).vertexNum).toBe(0);
  });

  test("are refused without a path, and without a file there", async () => {
    expect(await action("import-graph", {})).toEqual(refusedWith("GES.8013", expect.stringContaining("schemaPath")));
    const without = await startApi();
    const graphId = await runningGraph(without);
    const { body } = await without.call("POST", "v2", `/graphs/${graphId}/import-graph`, MOVIES_V2);
    expect(body).toEqual({ error_code: "GES.7017", error_msg: expect.stringContaining("[movies/schema.xml]") });
    await without.emulator.close();
  });
});

test("From the command line, object storage is a flag", async () => {
  const run = promisify(execFile)(process.execPath, ["src/command-line.ts", "--port", "0", "--obs", "nothing"]);
  await expect(run).rejects.toMatchObject({ stderr: "ges-emulator: --obs: there is no folder nothing\n" });
});

describe("Paths in object storage", () => {
  test("begin in a folder that is there", async () => {
    await expect(startApi({ obs: join(obs.folder, "nothing") })).rejects.toThrow("obs: there is no folder");
  });

  test("may name a folder, whose hidden files and links do not count", async () => {
    await obs.write("bucket/set/b/2.csv", "two\n");
    await obs.write("bucket/set/1.csv", "one\n");
    await obs.write("bucket/set/.hidden/3.csv", "three\n");
    await symlink("/etc/hosts", join(obs.folder, "bucket/set/4.csv"));
    await symlink(join(obs.folder, "bucket"), join(obs.folder, "bucket/set/round"));
    const job = await done(api, "POST", `/graphs/${id}/import-graph`, { vertexset_path: "bucket/set/" });
    const { vertexset_path: files } = job.job_detail;
    expect(files.map(({ path }: Body) => path)).toEqual(["bucket/set/1.csv", "bucket/set/b/2.csv"]);
  });

  test.each([
    ["nowhere/edges.csv", "GES.7017"],
    ["movies/nothing.csv", "GES.7017"],
    ["bucket", "GES.7017"],
    ["bucket/link.csv", "GES.7017"],
    ["movies/../movies/edges.csv", "GES.7011"],
    ["../secret.csv", "GES.7011"],
    ["movies//edges.csv", "GES.7011"],
    ["movies/%2e%2e/edges.csv", "GES.7017"],
  ])("%s is refused with %s", async (edgesetPath, code) => {
    await symlink("/etc/hosts", join(obs.folder, "bucket", "link.csv"));
    expect(await action("import-graph", { edgesetPath })).toEqual(
      refusedWith(code, expect.stringContaining(`edgesetPath is [${edgesetPath}]`)),
    );
  });

  test("an export does not leave the storage", async () => {
    await symlink("/tmp", join(obs.folder, "bucket", "link"));
    const names = { edgeSetName: "e", vertexSetName: "v", schemaName: "s" };
    for (const [change, code] of [
      [{ graphExportPath: "bucket/link/deeper" }, "GES.7017"],
      [{ graphExportPath: "newbucket/a" }, "GES.7017"],
      [{ graphExportPath: "bucket", edgeSetName: "../e" }, "GES.7011"],
    ] as const) {
      expect(await action("export-graph", { ...names, ...change })).toEqual(refusedWith(code, expect.any(String)));
    }
  });
});

describe("Object storage that is not given", () => {
  const exported = { graph_export_path: "new/export", edge_set_name: "e", vertex_set_name: "v", schema_name: "s.xml" };

  test("is a temporary folder, which goes with the emulator, and makes its buckets", async () => {
    const without = await startApi();
    const graphId = await runningGraph(without);
    expect(await done(without, "POST", `/graphs/${graphId}/export-graph`, exported)).toMatchObject({
      status: "success",
    });
    const { obs: folder } = without.emulator;
    expect(await readdir(join(folder, "new", "export"))).toEqual(["e", "s.xml", "v"]);
    await without.emulator.close();
    expect(existsSync(folder)).toBe(false);
  });

  test("is a folder inside the data folder, which stays", async () => {
    const data = join(obs.folder, "data");
    const kept = await startApi({ data });
    const graphId = await runningGraph(kept);
    await done(kept, "POST", `/graphs/${graphId}/export-graph`, exported);
    await kept.emulator.close();
    const again = await startApi({ data });
    await done(again, "POST", `/graphs/${graphId}/import-graph`, { schema_path: "new/export/s.xml" });
    expect(await readdir(join(data, "obs", "new", "export"))).toEqual(["e", "s.xml", "v"]);
    await again.emulator.close();
  });
});
