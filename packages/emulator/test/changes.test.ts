import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { type Api, type Body, JOB_MS, runningGraph, SETTINGS, startApi } from "./support/api.ts";

let api: Api;
let id: string;

beforeEach(async () => {
  api = await startApi();
  id = await runningGraph(api);
});
afterEach(() => api.emulator.close());

const v2 = (method: string, path: string, body?: unknown) => api.call(method, "v2", path, body);
const graph = async (): Promise<Body> => (await v2("GET", `/graphs/${id}`)).body.graph;
const code = async (path: string, body?: unknown) => (await v2("POST", `/graphs/${id}/${path}`, body)).body.error_code;
const resize = (size: string) => ["resize", { resize: { graph_size_type_index: size } }] as const;
const expand = (replication: number) => ["expand", { expand: { replication } }] as const;

/** Does something to the graph, to its end. */
async function carryOut(path: string, body?: unknown): Promise<string> {
  const answer = await v2("POST", `/graphs/${id}/${path}`, body);
  expect(answer.status, JSON.stringify(answer.body)).toBe(200);
  const { status } = await graph();
  api.emulator.clock.advance(JOB_MS);
  return status;
}

async function ofSize(size: string): Promise<void> {
  const settings = { ...SETTINGS, graph_size_type_index: size };
  id = (await v2("POST", "/graphs", { graph: { name: `size${size}`, ...settings } })).body.id;
  api.emulator.clock.advance(JOB_MS);
}

describe("An upgrade", () => {
  test("moves a graph to a later version", async () => {
    expect(await carryOut("upgrade", { upgrade_version: "2.10.0" })).toBe("201");
    expect(await graph()).toMatchObject({ status: "200", data_store_version: "2.10.0" });
  });

  test.each(["2.3.17", "2.3.9", "2"])("to %s is none", async (upgrade_version) => {
    expect(await code("upgrade", { upgrade_version })).toBe("GES.7036");
  });

  test("needs a version made of numbers, and a graph that runs", async () => {
    expect(await code("upgrade", { upgrade_version: "newest" })).toBe("GES.7016");
    await carryOut("stop");
    expect(await code("upgrade", { upgrade_version: "9.0" })).toBe("GES.7001");
    id = "nobody";
    expect(await code("upgrade", { upgrade_version: "9.0" })).toBe("GES.8011");
  });

  test("breaks off what runs only by force", async () => {
    const service = (method: string, path: string, body?: unknown) =>
      api.call(method, "ges/v1.0", `/graphs/movie${path}`, body);
    const begin = { algorithmName: "pagerank", parameters: {} };
    const job = async () => {
      const { jobId } = (await service("POST", "/action?action_id=execute-algorithm", begin)).body;
      return async () => (await service("GET", `/jobs/${jobId}/status`)).body.status;
    };
    const [goesOn, first] = [await job(), { upgrade_version: "3.0" }];
    await carryOut("upgrade", first);
    expect(await goesOn()).not.toBe("failed");
    const brokenOff = await job();
    await carryOut("upgrade", { upgrade_version: "4.0", force_upgrade: true });
    expect(await brokenOff()).toBe("failed");
  });
});

describe("A resize", () => {
  test("is prepared, then carried out, and tells what the size was", async () => {
    await v2("POST", `/graphs/${id}/${resize("2")[0]}`, resize("2")[1]);
    expect((await graph()).status).toBe("206");
    api.emulator.clock.advance(JOB_MS / 2);
    expect((await graph()).status).toBe("207");
    api.emulator.clock.advance(JOB_MS / 2);
    expect(await graph()).toMatchObject({
      status: "200",
      graph_size_type_index: "2",
      origin_graph_size_type_index: "1",
      resize_time: expect.any(String),
    });
  });

  test("goes to a larger size only", async () => {
    expect(await code(...resize("1"))).toBe("GES.7057");
    await carryOut(...resize("4"));
    expect(await code(...resize("401")), "as large").toBe("GES.7057");
    expect(await code(...resize("3"))).toBe("GES.7057");
  });

  test.each(["0", "5", "6"])("is not for graphs of size %s", async (size) => {
    await ofSize(size);
    expect(await code(...resize("5"))).toBe("GES.7056");
    expect(await code(...expand(1))).toBe("GES.7056");
  });

  test("is not for graphs that were expanded, nor for those that do not run", async () => {
    await carryOut(...expand(1));
    expect(await code(...resize("2"))).toBe("GES.7056");
    await carryOut("stop");
    expect(await code(...resize("2"))).toBe("GES.7001");
  });
});

describe("An expansion", () => {
  test("is prepared, then carried out, and the graph shows the number that was asked for", async () => {
    expect(await carryOut(...expand(2))).toBe("210");
    expect(await graph()).toMatchObject({ status: "200", replication: 2, expand_time: expect.any(String) });
    expect(await code(...expand(1)), "fewer than there are").toBe("GES.7016");
    await carryOut(...expand(3));
    expect((await graph()).replication).toBe(3);
  });

  test("needs a graph that runs", async () => {
    await carryOut("stop");
    expect(await code(...expand(1))).toBe("GES.7015");
  });

  test("takes the number as text in API v1.0", async () => {
    expect((await api.call("POST", "v1.0", `/graphs/${id}/expand`, { expand: { replication: "2" } })).status).toBe(200);
    api.emulator.clock.advance(JOB_MS);
    expect((await graph()).replication).toBe(2);
  });
});

describe("Clearing a graph", () => {
  const service = (method: string, path: string, body?: unknown) =>
    api.call(method, "ges/v1.0", `/graphs/movie${path}`, body);
  const index = { indexName: "i", indexType: "GlobalCompositeVertexIndex", hasLabel: "true" };
  const fill = async () => {
    await service("POST", "/vertices", { vertex: "Lily", label: "user" });
    await service("POST", "/indices", index);
  };

  test("takes its elements, and leaves its indexes", async () => {
    await fill();
    expect(await carryOut("clear-graph")).toBe("205");
    expect((await service("GET", "/summary")).body.data.vertexNum).toBe(0);
    expect((await service("POST", "/indices", index)).status).toBe(400);
  });

  test.each([
    ["v1.0", "action?action_id=clear-graph&clear-metadata=true"],
    ["v2", "clear-graph?clear_metadata=true"],
  ] as const)("takes its schema too when that is wanted in API %s", async (version, path) => {
    await fill();
    expect((await api.call("POST", version, `/graphs/${id}/${path}`)).status).toBe(200);
    api.emulator.clock.advance(JOB_MS);
    expect((await service("POST", "/indices", index)).status).toBe(200);
  });

  test("needs a graph that is there and runs", async () => {
    await carryOut("stop");
    expect(await code("clear-graph")).toBe("GES.7001");
    id = "nobody";
    expect(await v2("POST", "/graphs/nobody/clear-graph")).toMatchObject({
      body: { error_code: "GES.8012", error_msg: "graph [nobody] is not found" },
    });
  });
});

describe("While a graph is at work", () => {
  test.each<readonly [string, unknown]>([
    ["upgrade", { upgrade_version: "9.0" }],
    resize("2"),
    expand(1),
    ["clear-graph", undefined],
    ["start", {}],
  ])("%s is refused with the code of the state", async (path, body) => {
    await v2("POST", `/graphs/${id}/backups`);
    const refused = await code(path, body);
    expect(refused).toBe(path === "start" ? "GES.7015" : "GES.7002");
    api.emulator.clock.advance(JOB_MS);
    await v2("DELETE", `/graphs/${id}`);
    expect(await code(path, body)).toBe(path === "start" ? "GES.7015" : "GES.7054");
  });

  test("it is not deleted, but it is restarted by force", async () => {
    await v2("POST", `/graphs/${id}/clear-graph`);
    expect((await v2("DELETE", `/graphs/${id}`)).body.error_code).toBe("GES.7001");
    expect(await carryOut("restart")).toBe("920");
    expect((await graph()).status).toBe("200");
    expect((await v2("GET", "/graphs/jobs?status=failed")).body.job_list[0].job_name).toBe("ClearGraph");
  });

  test("it is not deleted twice, nor while it is being stopped", async () => {
    await v2("POST", `/graphs/${id}/stop`);
    expect((await v2("DELETE", `/graphs/${id}`)).body.error_code).toBe("GES.7003");
    expect(await code("backups")).toBe("GES.7003");
    api.emulator.clock.advance(JOB_MS);
    await v2("DELETE", `/graphs/${id}`);
    expect((await v2("DELETE", `/graphs/${id}`)).body.error_code).toBe("GES.7054");
    expect(await code("restart")).toBe("GES.7054");
  });
});

describe("A stopped graph", () => {
  const WEEK_MS = 7 * 24 * 3_600_000;

  test("starts again automatically after seven days", async () => {
    await carryOut("stop");
    api.emulator.clock.advance(WEEK_MS - JOB_MS);
    expect((await graph()).status).toBe("900");
    api.emulator.clock.advance(JOB_MS);
    expect((await graph()).status).toBe("920");
    api.emulator.clock.advance(JOB_MS);
    expect((await graph()).status).toBe("200");
  });

  test("counts the days anew each time it is stopped", async () => {
    await carryOut("stop");
    await carryOut("start");
    api.emulator.clock.advance(WEEK_MS / 2);
    await carryOut("stop");
    api.emulator.clock.advance(WEEK_MS / 2 + 2 * JOB_MS);
    expect((await graph()).status).toBe("900");
    api.emulator.clock.advance(WEEK_MS / 2);
    expect((await graph()).status).toBe("200");
  });

  test("that is being backed up after seven days starts once that is done", async () => {
    api = await startApi({ jobDuration: `${JOB_MS},CreateBackup=90000` });
    id = await runningGraph(api);
    await carryOut("stop");
    api.emulator.clock.advance(WEEK_MS - 30_000);
    await v2("POST", `/graphs/${id}/backups`);
    api.emulator.clock.advance(60_000);
    expect((await graph()).status).toBe("903");
    api.emulator.clock.advance(2 * 60_000 + JOB_MS);
    expect((await graph()).status).toBe("200");
    expect((await v2("GET", "/graphs/backups")).body.backup_list[0]).toMatchObject({ status: "success" });
  });

  test("is none of the database edition", async () => {
    await ofSize("6");
    expect(await code("stop")).toBe("GES.7048");
  });
});

test("A refusal names the fields of the version of the API that was called", async () => {
  const id = await runningGraph(api, "named");
  const resize = (version: "v2" | "v1.0", name: string) =>
    api.call("POST", version, `/graphs/${id}/resize`, { resize: { [name]: "1" } });
  expect((await resize("v2", "graph_size_type_index")).body.error_msg).toContain("graph_size_type_index must be");
  expect((await resize("v1.0", "graphSizeTypeIndex")).body.errorMessage).toContain("graphSizeTypeIndex must be");
});
