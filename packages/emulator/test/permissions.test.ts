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
