import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { type Api, type Body, done, runningGraph, SETTINGS, startApi } from "./support/api.ts";

let api: Api;
let id: string;

beforeEach(async () => {
  api = await startApi({ jobDuration: 0 });
  id = await runningGraph(api);
});
afterEach(() => api.emulator.close());

const v2 = (method: string, path: string, body?: unknown) => api.call(method, "v2", path, body);
const graph = async (graphId = id): Promise<Body> => (await v2("GET", `/graphs/${graphId}`)).body.graph;
const attach = (eip_id: string, graphId = id) => v2("POST", `/graphs/${graphId}/bind-eip`, { eip_id });
const detach = (eip_id: string, graphId = id) => v2("POST", `/graphs/${graphId}/unbind-eip`, { eip_id });
const refusedWith = (error_code: string) => ({ status: 400, body: { error_code } });

describe("An EIP", () => {
  test("gives a graph a public address as long as it is bound", async () => {
    expect(await graph()).not.toHaveProperty("public_ip");
    expect(await attach("eip1")).toEqual({ status: 200, body: {} });
    expect((await graph()).public_ip).toMatch(/^198\.18\.\d+\.\d+$/);
    expect(await detach("eip1")).toEqual({ status: 200, body: {} });
    expect(await graph()).not.toHaveProperty("public_ip");
  });

  test("keeps its address from one graph to the next, and is another graph's only once it is free", async () => {
    const other = await runningGraph(api, "other");
    await attach("eip1");
    const { public_ip } = await graph();
    expect(await attach("eip1", other)).toMatchObject(refusedWith("GES.7033"));
    await detach("eip1");
    await attach("eip1", other);
    await attach("eip2");
    expect((await graph(other)).public_ip).toBe(public_ip);
    expect((await graph()).public_ip).not.toBe(public_ip);
  });

  test("is one at most, and only what is bound is unbound", async () => {
    expect(await detach("eip1")).toMatchObject(refusedWith("GES.7039"));
    await attach("eip1");
    expect(await attach("eip2")).toMatchObject(refusedWith("GES.7038"));
    expect(await detach("eip2")).toMatchObject(refusedWith("GES.7033"));
  });

  test("needs a graph that is there and runs", async () => {
    await done(api, "POST", `/graphs/${id}/stop`);
    for (const call of [attach, detach]) {
      expect(await call("eip1")).toMatchObject(refusedWith("GES.7001"));
      expect(await call("eip1", "nobody")).toEqual({
        status: 400,
        body: { error_code: "GES.8011", error_msg: "graph [nobody] is not found" },
      });
    }
  });

  test("goes with a graph that is deleted, unless it is to be released", async () => {
    await attach("eip1");
    const { public_ip } = await graph();
    await v2("DELETE", `/graphs/${id}`);
    id = await runningGraph(api);
    await attach("eip1");
    expect((await graph()).public_ip).toBe(public_ip);
    await v2("DELETE", `/graphs/${id}?delete_eip=true`);
    id = await runningGraph(api);
    await attach("eip1");
    expect((await graph()).public_ip).not.toBe(public_ip);
  });

  test.each([
    [{ public_bind_type: "auto_assign" }, undefined],
    [{ public_bind_type: "bind_existing", eip_id: "eip1" }, undefined],
    [{ public_bind_type: "bind_existing" }, "GES.7033"],
    [{ public_bind_type: "borrow" }, "GES.7031"],
    [{}, "GES.7031"],
  ])("comes with a new graph: %j", async (public_ip, code) => {
    const { body } = await v2("POST", "/graphs", { graph: { name: "other", ...SETTINGS, public_ip } });
    expect(body.error_code).toBe(code);
    if (code === undefined) expect((await graph(body.id)).public_ip).toMatch(/^198\.18\./);
    else expect((await v2("GET", "/graphs")).body.graph_count).toBe(1);
  });
});

describe("A graph", () => {
  test("has its own private address", async () => {
    const other = await runningGraph(api, "other");
    const [one, two] = [await graph(), await graph(other)];
    expect(one).toMatchObject({ private_ip: "192.168.0.4", traffic_ip_list: ["192.168.0.4"] });
    expect(two.private_ip).toBe("192.168.0.5");
  });

  test("is put behind another security group, running or stopped", async () => {
    await done(api, "POST", `/graphs/${id}/stop`);
    const change = { security_group_id: "group2" };
    expect(await v2("POST", `/graphs/${id}/sg/change`, change)).toEqual({ status: 200, body: {} });
    expect((await graph()).security_group_id).toBe("group2");
    expect(await v2("POST", "/graphs/nobody/sg/change", change)).toMatchObject({
      status: 404,
      body: { error_code: "GES.7000" },
    });
  });

  test("shows the options it was created with, in the field names of each version", async () => {
    const settings = {
      ...SETTINGS,
      arch: "aarch64",
      enable_multi_az: true,
      encryption: { enable: true, master_key_id: "key1" },
      sys_tags: [{ key: "_sys_enterprise_project_id", value: "project1" }],
      tags: [{ key: "team", value: "films" }],
      enable_rbac: true,
      enable_full_text_index: true,
      enable_https: true,
      lts_operation_trace: { enable_audit: true, audit_log_group_name: "audit" },
    };
    const { body } = await v2("POST", "/graphs", { graph: { name: "other", ...settings } });
    expect(await graph(body.id)).toMatchObject({
      arch: "aarch64",
      is_multi_az: true,
      encrypted: true,
      master_key_id: "key1",
      sys_tags: ["project1"],
      tags: [{ key: "team", value: "films" }],
      enable_rbac: true,
      enable_full_text_index: true,
      enable_https: true,
      enable_lts: true,
      enable_hyg: false,
    });
    const old = (await api.call("GET", "v1.0", `/graphs/${body.id}`)).body.graph;
    expect(old).toMatchObject({
      sys_tags: ["project1"],
      enableRBAC: true,
      masterKeyId: "key1",
      enableFullTextIndex: true,
    });
    expect(old).not.toHaveProperty("tags");
  });

  test("created in API v1.0 keeps its region and its settings", async () => {
    const named = { graphSizeTypeIndex: "2", vpcId: "v", subnetId: "s", securityGroupId: "g", regionCode: "r1" };
    const { body } = await api.call("POST", "v1.0", "/graphs", {
      graph: { name: "other", ...named, enableRBAC: true },
    });
    expect(await graph(body.id)).toMatchObject({ region_code: "r1", graph_size_type_index: "2", enable_rbac: true });
  });

  test("is created without enable_https, which the description requires and the service does not", async () => {
    const { enable_https, ...settings } = SETTINGS;
    expect(await v2("POST", "/graphs", { graph: { name: "open", ...settings } })).toMatchObject({ status: 200 });
    const { crypt_algorithm, ...incomplete } = SETTINGS;
    const { body } = await v2("POST", "/graphs", { graph: { name: "bare", ...incomplete } });
    expect(body.error_msg).toBe("The request is invalid. body.graph.crypt_algorithm is missing.");
  });

  test.each([
    ["a hyphen in its name", { name: "my-graph" }, "GES.7012"],
    ["a size that nobody sells", { graph_size_type_index: "7" }, "GES.7023"],
    ["an architecture that nobody builds", { arch: "z80" }, "GES.7052"],
  ])("is not created with %s", async (_, wrong, code) => {
    const graph = { name: "other", ...SETTINGS, ...wrong };
    expect(await v2("POST", "/graphs", { graph })).toMatchObject(refusedWith(code));
  });
});
