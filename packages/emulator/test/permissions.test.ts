import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { graphIn, runningGraph } from "./support/api.ts";
import { DataFolder, service } from "./support/data-folder.ts";
import { emptyGraph, type GraphApi, refusal } from "./support/movies.ts";

const CONTROLLED = { enable_rbac: true };
const DONE = { status: 200, body: {} };

let graph: GraphApi;
beforeEach(async () => {
  graph = await emptyGraph(1, CONTROLLED);
});
afterEach(() => graph.emulator.close());

type Detail = { label: string; properties?: string[] };
const entry = (type: string, ...detail: Detail[]) => ({ type, detail });
const change = (action: string, userId: string, acl: object[], more: object = {}) =>
  graph.ask("POST", `/rbac/action?action_id=${action}`, { userId, acl, ...more });
const grant = (userId: string, ...acl: object[]) => change("grant", userId, acl);
const revoke = (userId: string, ...acl: object[]) => change("revoke", userId, acl);
const shown = async () => (await graph.ask("GET", "/rbac")).body.data.acl;

describe("Permissions", () => {
  test("are nobody's at first", async () => {
    expect(await shown()).toEqual([entry("traverse"), entry("read"), entry("write")]);
  });

  test("are shown by what they allow, once they are granted", async () => {
    const person = { label: "person", properties: ["crime"] };
    expect(await grant("ann", entry("traverse", { label: "person" }), entry("read", person))).toEqual(DONE);
    expect(await shown()).toEqual([entry("traverse", { label: "person" }), entry("read", person), entry("write")]);
    await grant("ann", entry("schema", { label: "*" }));
    expect((await shown()).at(-1)).toEqual(entry("schema", { label: "*" }));
  });

  test("add to those that the user has, and are shown together with those of others", async () => {
    const read = (...properties: string[]) => entry("read", { label: "person", properties });
    await grant("ann", read("crime"));
    await grant("ann", read("age", "crime"));
    await grant("bob", read("name"), entry("read", { label: "book", properties: ["title"] }));
    expect((await shown())[1]).toEqual(
      entry(
        "read",
        { label: "person", properties: ["crime", "age", "name"] },
        { label: "book", properties: ["title"] },
      ),
    );
  });

  test("extend to all properties of a label when none is named, and to no label when the list is empty", async () => {
    await grant("ann", entry("write", { label: "person" }, { label: "book", properties: [] }));
    expect((await shown())[2]).toEqual(entry("write", { label: "person", properties: ["*"] }));
  });

  test("are revoked from one user, property by property or with the label", async () => {
    const both = entry("read", { label: "person", properties: ["crime", "age"] }, { label: "book" });
    await grant("ann", both);
    await grant("bob", both);
    const crime = entry("read", { label: "person", properties: ["crime"] });
    expect(await revoke("ann", crime)).toEqual(DONE);
    expect((await shown())[1]).toMatchObject({ detail: [{ properties: ["age", "crime"] }, { label: "book" }] });
    await revoke("bob", both);
    expect((await shown())[1]).toEqual(
      entry("read", { label: "person", properties: ["age"] }, { label: "book", properties: ["*"] }),
    );
    await revoke("ann", entry("read", { label: "person" }, { label: "book" }));
    expect((await shown())[1]).toEqual(entry("read"));
    expect(await revoke("ann", crime)).toEqual(DONE);
  });

  test("for all labels stay when those for a single one are revoked", async () => {
    await grant("ann", entry("traverse", { label: "*" }, { label: "person" }));
    await revoke("ann", entry("traverse", { label: "person" }));
    expect((await shown())[0]).toEqual(entry("traverse", { label: "*" }));
  });

  test("are those of the graph in the path", async () => {
    const acl = [entry("traverse", { label: "person" })];
    expect(await change("grant", "ann", acl, { graphName: "movie" })).toEqual(DONE);
    expect(await change("revoke", "ann", acl, { graphName: "other" })).toEqual(
      refusal("GES.8503", expect.stringContaining("other")),
    );
    expect((await shown())[0].detail).toHaveLength(1);
  });

  test("do not depend on names that mean something in JavaScript", async () => {
    await grant("__proto__", entry("traverse", { label: "constructor" }));
    expect((await shown())[0]).toEqual(entry("traverse", { label: "constructor" }));
  });

  test("are unknown to a graph that was created without them", async () => {
    await runningGraph(graph, "open");
    const ask = (method: string, path: string, body?: object) =>
      graph.call(method, "ges/v1.0", `/graphs/open${path}`, body);
    const without = expect.stringContaining("enableRBAC");
    const acl = [entry("traverse", { label: "person" })];
    expect(await ask("GET", "/rbac")).toEqual(refusal("GES.8020", without));
    for (const action of ["grant", "revoke"]) {
      expect(await ask("POST", `/rbac/action?action_id=${action}`, { userId: "ann", acl })).toEqual(
        refusal("GES.8503", without),
      );
    }
  });

  test("are known to a graph that was created with them by API v1.0 too", async () => {
    const settings = { graphSizeTypeIndex: "1", vpcId: "v", subnetId: "s", securityGroupId: "g", enableRBAC: true };
    const { body } = await graph.call("POST", "v1.0", "/graphs", { graph: { name: "older", ...settings } });
    await graphIn(graph, body.id, "200");
    expect(await graph.call("GET", "ges/v1.0", "/graphs/older/rbac")).toMatchObject({ status: 200 });
  });

  test("are granted with a token of the domain, and not with one of the project", async () => {
    const { emulator } = graph;
    const { projectId } = emulator.credentials;
    const grantedWith = async (scope: object) => {
      const auth = { identity: { methods: ["password"], password: { user: emulator.user } }, scope };
      const login = { method: "POST", body: JSON.stringify({ auth }) };
      const { headers } = await emulator.fetch(`${emulator.url}/v3/auth/tokens`, login);
      const acl = [entry("traverse", { label: "person" })];
      const { status, body } = await graph.raw(`/ges/v1.0/${projectId}/graphs/movie/rbac/action?action_id=grant`, {
        method: "POST",
        headers: { "x-auth-token": headers.get("x-subject-token") ?? "" },
        body: JSON.stringify({ userId: "ann", acl }),
      });
      return [status, body.errorCode];
    };
    expect(await grantedWith({ project: { id: projectId } })).toEqual([403, "GES.8020"]);
    expect(await grantedWith({ domain: { name: emulator.user.domain.name } })).toEqual([200, undefined]);
  });

  test("come back with a snapshot", async () => {
    await grant("ann", entry("traverse", { label: "person" }));
    const before = await shown();
    graph.emulator.snapshot("granted");
    for (let time = 0; time < 2; time += 1) {
      await grant("bob", entry("traverse", { label: "book" }));
      await revoke("ann", entry("traverse", { label: "person" }));
      expect(await shown()).not.toEqual(before);
      graph.emulator.restore("granted");
      expect(await shown()).toEqual(before);
    }
  });

  test("are there again after a crash", async () => {
    const folder = new DataFolder();
    try {
      const api = await folder.start();
      await runningGraph(api, "movie", CONTROLLED);
      const acl = [entry("traverse", { label: "person" }), entry("read", { label: "person" })];
      await service(api, "POST", "rbac/action?action_id=grant", { userId: "ann", acl });
      const { body } = await service(api, "GET", "rbac");
      expect(body.data.acl[0].detail).toEqual([{ label: "person" }]);
      expect((await service(await folder.crash(), "GET", "rbac")).body).toEqual(body);
    } finally {
      await folder.remove();
    }
  });
});

describe("A user whom IAM has given a token", () => {
  const userOf = async (body?: object, path = "", method = body ? "POST" : "GET") => {
    const { status, body: response } = await graph.raw(
      `/ges/v1.0/${graph.emulator.credentials.projectId}/graphs/movie${path}`,
      { method, headers: { "x-auth-token": token }, ...(body && { body: JSON.stringify(body) }) },
    );
    return { status, body: response };
  };
  const gremlin = (command: string) => userOf({ command }, "/action?action_id=execute-gremlin-query");
  const all = { label: "*", properties: ["*"] };
  let token: string;

  beforeEach(async () => {
    const { emulator } = graph;
    const identity = { methods: ["password"], password: { user: emulator.user } };
    const scope = { project: { id: emulator.credentials.projectId } };
    const login = { method: "POST", body: JSON.stringify({ auth: { identity, scope } }) };
    const { headers } = await emulator.fetch(`${emulator.url}/v3/auth/tokens`, login);
    token = headers.get("x-subject-token") ?? "";
    const labels = ["person", "book"].map((name) => ({
      name,
      type: "all",
      properties: ["age", "crime"].map((property) => ({ name: property, dataType: "string", cardinality: "single" })),
    }));
    for (const label of labels) await graph.ask("POST", "/schema/labels", label);
    const vertices = ["person", "book"].map((label) => ({
      vertex: `a ${label}`,
      label,
      properties: { age: ["7"], crime: ["none"] },
    }));
    await graph.ask("POST", "/vertices/action?action_id=batch-add", { vertices });
  });

  test("sees nothing of a graph before anything is granted", async () => {
    expect((await gremlin("g.V().count()")).body.data.results).toEqual([0]);
  });

  test("sees the labels and properties that were granted, and changes nothing", async () => {
    const user = graph.emulator.user.name;
    await grant(user, entry("traverse", { label: "person" }), entry("read", { label: "person", properties: ["age"] }));
    expect((await gremlin("g.V()")).body.data.vertices).toMatchObject([{ id: "a person", properties: { age: ["7"] } }]);
    expect((await gremlin("g.V().has('crime', 'none').count()")).body.data.results).toEqual([0]);
    expect(await gremlin("g.V().drop()")).toMatchObject({ status: 403, body: { errorCode: "GES.8020" } });
    await revoke(user, entry("traverse", { label: "person" }));
    expect((await gremlin("g.V().count()")).body.data.results).toEqual([0]);
  });

  test("adds elements of the labels that were granted for writing, and no others", async () => {
    const user = graph.emulator.user.name;
    await grant(user, entry("traverse", { label: "person" }), entry("write", { label: "person", properties: ["age"] }));
    const add = (label: string, properties: object) =>
      userOf({ vertex: `new ${label}`, label, properties }, "/vertices");
    expect((await add("person", { age: ["8"] })).status).toBe(200);
    expect(await add("person", { crime: ["theft"] })).toMatchObject({ status: 403, body: { errorCode: "GES.8020" } });
    expect((await add("book", { age: ["8"] })).status).toBe(403);
    expect((await userOf(undefined, "/vertices/a%20person", "DELETE")).status).toBe(403);
    await grant(user, ...["traverse", "read", "write"].map((type) => entry(type, all)));
    expect((await userOf(undefined, "/vertices/a%20person", "DELETE")).status).toBe(200);
  });

  test("changes the schema with the permission for it", async () => {
    const label = { name: "film", type: "vertex", properties: [] };
    expect((await userOf(label, "/schema/labels")).status).toBe(403);
    await grant(graph.emulator.user.name, entry("schema", { label: "*" }));
    expect((await userOf(label, "/schema/labels")).status).not.toBe(403);
  });
});
