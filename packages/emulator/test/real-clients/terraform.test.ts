import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { createEmulator, type Emulator } from "../../src/index.ts";
import type { Answer, Body } from "../support/api.ts";

/** Speaks HTTP as the vendor's Terraform provider does: the facts of its requests, over a socket. */
let emulator: Emulator;
let send: (method: string, path: string, body?: unknown) => Promise<Answer>;

async function start(compat?: "documented" | "observed"): Promise<void> {
  emulator = await createEmulator({ port: 0, jobDuration: "polls:2", compat });
  const { projectId } = emulator.credentials;
  send = async (method, path, body) => {
    const response = await fetch(`${emulator.url}/${path.replace("{project_id}", projectId)}`, {
      method,
      headers: { "x-auth-token": emulator.token, "content-type": "application/json" },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    return { status: response.status, body: await response.json() };
  };
}

beforeEach(() => start());
afterEach(() => emulator.close());

const GRAPHS = "v2/{project_id}/graphs";

/** `enable_https: false` is left out, as a value that is empty. */
const GRAPH = {
  name: "tf_graph",
  graph_size_type_index: "1",
  arch: "x86_64",
  vpc_id: "vpc1",
  subnet_id: "subnet1",
  security_group_id: "group1",
  crypt_algorithm: "generalCipher",
  public_ip: { public_bind_type: "bind_existing", eip_id: "eip1" },
  enable_multi_az: true,
  encryption: { enable: true, master_key_id: "key1" },
  lts_operation_trace: { enable_audit: true, audit_log_group_name: "ges_audit" },
  sys_tags: [{ key: "_sys_enterprise_project_id", value: "0" }],
  tags: [{ key: "owner", value: "terraform" }],
  enable_rbac: true,
  enable_full_text_index: true,
  enable_hyg: true,
  product_type: "InMemory",
};

/** Polls a graph until it has been seen with a status three times in a row, as the provider waits for every change. */
async function graphWith(id: string, status: string): Promise<Body> {
  let seen = 0;
  for (let poll = 0; poll < 20; poll += 1) {
    const { body } = await send("GET", `${GRAPHS}/${id}`);
    seen = body.graph?.status === status ? seen + 1 : 0;
    if (seen === 3) return body.graph;
  }
  throw new Error(`the graph never had status ${status} three times in a row`);
}

/** Polls until the graph is gone: HTTP 404, or status `400` three times in a row. */
async function gone(id: string): Promise<number> {
  for (let poll = 0, seen = 0; poll < 20 && seen < 3; poll += 1) {
    const { status, body } = await send("GET", `${GRAPHS}/${id}`);
    if (status === 404) return status;
    seen = body.graph?.status === "400" ? seen + 1 : 0;
    if (seen === 3) return 200;
  }
  throw new Error("the graph never went");
}

async function created(): Promise<string> {
  const { status, body } = await send("POST", GRAPHS, { graph: GRAPH });
  expect(status, JSON.stringify(body)).toBe(200);
  await graphWith(body.id, "200");
  return body.id;
}

describe("Terraform", () => {
  test("creates a graph with every option, and reads the same values back", async () => {
    const graph = await graphWith(await created(), "200");
    const { public_ip, encryption, lts_operation_trace, sys_tags, ...same } = GRAPH;
    const { enable_multi_az, ...shown } = same;
    expect(graph).toMatchObject({
      ...shown,
      is_multi_az: enable_multi_az,
      public_ip: expect.stringMatching(/^[\d.]+$/),
      encrypted: encryption.enable,
      master_key_id: encryption.master_key_id,
      enable_lts: lts_operation_trace.enable_audit,
      sys_tags: sys_tags.map(({ value }) => value),
      enable_https: false,
    });
  });

  test("resizes and expands a graph, whose fields then equal what it asked for", async () => {
    const id = await created();
    await send("POST", `${GRAPHS}/${id}/resize`, { resize: { graph_size_type_index: "2" } });
    expect((await graphWith(id, "200")).graph_size_type_index).toBe("2");
    await send("POST", `${GRAPHS}/${id}/expand`, { expand: { replication: 2 } });
    expect((await graphWith(id, "200")).replication).toBe(2);
  });

  test("creates, overwrites, lists and deletes a metadata file", async () => {
    const file = {
      name: "tf_metadata",
      description: "by terraform",
      metadata_path: "bucket/schema.xml",
      is_overwrite: false,
      ges_metadata: { labels: [{ name: "movie", properties: [{ dataType: "string", name: "title" }] }] },
    };
    const { id } = (await send("POST", `${GRAPHS}/metadatas`, file)).body;
    const changed = { ...file, description: "changed", is_overwrite: true };
    expect((await send("POST", `${GRAPHS}/metadatas`, changed)).body).toMatchObject({ id });
    const listed = await send("GET", `${GRAPHS}/metadatas?offset=0&limit=100`);
    expect(listed.body.schema_list).toMatchObject([{ id, description: "changed" }]);
    expect((await send("DELETE", `${GRAPHS}/metadatas/${id}`)).status).toBe(200);
    expect((await send("GET", `${GRAPHS}/metadatas?offset=0&limit=100`)).body.schema_list).toEqual([]);
  });

  test("takes a metadata file of API v1.0 for missing by errCode GES.2067", async () => {
    const path = "v1.0/{project_id}/graphs/metadatas/missing";
    for (const method of ["GET", "DELETE"]) {
      const { status, body } = await send(method, path);
      expect({ status, errCode: body.errCode }).toEqual({ status: 400, errCode: "GES.2067" });
    }
  });

  test("follows a backup by the backup_id that its creation answers", async () => {
    const id = await created();
    const { backup_id } = (await send("POST", `${GRAPHS}/${id}/backups`)).body;
    await graphWith(id, "200");
    const { backup_list } = (await send("GET", `${GRAPHS}/${id}/backups?offset=0&limit=100`)).body;
    expect(backup_list).toMatchObject([{ id: backup_id, status: "success" }]);
    expect((await send("DELETE", `${GRAPHS}/${id}/backups/${backup_id}`)).status).toBe(200);
  });

  test("deletes a graph, keeps its backups and sees it gone with HTTP 404", async () => {
    const id = await created();
    await send("POST", `${GRAPHS}/${id}/backups`);
    await graphWith(id, "200");
    expect((await send("DELETE", `${GRAPHS}/${id}`, { keep_backup: true })).status).toBe(200);
    expect(await gone(id)).toBe(404);
    expect((await send("GET", `${GRAPHS}/backups`)).body.backup_count).toBe(1);
    const again = await send("DELETE", `${GRAPHS}/${id}`);
    expect(again).toMatchObject({ status: 404, body: { error_code: "GES.7000" } });
  });
});

describe("An emulator with compat documented", () => {
  beforeEach(async () => {
    await emulator.close();
    await start("documented");
  });

  test("responds to a graph that is gone with status 400, as the pages have it", async () => {
    const missing = await send("GET", `${GRAPHS}/nobody`);
    expect(missing).toMatchObject({ status: 400, body: { error_code: "GES.7000" } });
  });

  test("knows a metadata file of API v1.0 that is missing by the code of the pages", async () => {
    const { status, body } = await send("GET", "v1.0/{project_id}/graphs/metadatas/missing");
    expect({ status, body }).toEqual({
      status: 400,
      body: { errorCode: "GES.7024", errorMessage: expect.any(String) },
    });
  });
});
