import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { createEmulator, type Emulator, type EmulatorUser } from "../src/index.ts";
import { type Body, SETTINGS } from "./support/api.ts";

const OPTIONS = {
  projectId: "project1",
  projects: [
    {
      id: "project2",
      name: "team",
      users: [
        { name: "lily", password: "secret" },
        { name: "rocky", readOnly: true },
      ],
    },
  ],
  jobDuration: 0,
};

let emulator: Emulator;
beforeEach(async () => {
  emulator = await createEmulator(OPTIONS);
});
afterEach(() => emulator.close());

async function call(user: EmulatorUser, method: string, path: string, body?: object, version = "v2") {
  const { credentials, token } = user;
  const response = await emulator.fetch(`${emulator.url}/${version}/${credentials.projectId}${path}`, {
    method,
    headers: { "x-auth-token": token },
    ...(body && { body: JSON.stringify(body) }),
  });
  return { status: response.status, body: (await response.json()) as Body };
}
const userNamed = (name: string): EmulatorUser => {
  const user = emulator.projects.flatMap(({ users }) => users).find((one) => one.name === name);
  if (!user) throw new Error(`there is no user ${name}`);
  return user;
};
const create = (user: EmulatorUser, name = "movie") => call(user, "POST", "/graphs", { graph: { name, ...SETTINGS } });
const names = async (user: EmulatorUser) =>
  (await call(user, "GET", "/graphs")).body.graphs.map(({ name }: { name: string }) => name);
const gremlin = (user: EmulatorUser, command: string) =>
  call(user, "POST", "/graphs/movie/action?action_id=execute-gremlin-query", { command }, "ges/v1.0");

describe("Several projects", () => {
  test("have users of their own, whose credentials the emulator shows", () => {
    const shown = emulator.projects.map(({ id, name, users }) => [id, name, users.map((user) => user.name)]);
    expect(shown).toEqual([
      ["project1", "emulator", ["emulator"]],
      ["project2", "team", ["lily", "rocky"]],
    ]);
    expect(userNamed("lily")).toMatchObject({ password: "secret", credentials: { projectId: "project2" } });
    expect(userNamed("rocky").password).not.toBe("");
  });

  test("do not see each other's graphs, even of the same name", async () => {
    const [one, other] = [userNamed("emulator"), userNamed("lily")];
    const { body } = await create(one);
    expect(await names(other)).toEqual([]);
    await create(other);
    await create(other, "books");
    expect([await names(one), await names(other)]).toEqual([["movie"], ["movie", "books"]]);
    expect(await call(other, "GET", `/graphs/${body.id}`)).toMatchObject({ body: { error_code: "GES.7000" } });
    await gremlin(one, "g.addV('user').property(id, 'Ray')");
    const count = async (user: EmulatorUser) => (await gremlin(user, "g.V().count()")).body.data.results;
    expect([await count(one), await count(other)]).toEqual([[1], [0]]);
  });

  test("refuse the users of other projects", async () => {
    const stranger = { ...userNamed("lily"), credentials: userNamed("emulator").credentials };
    expect(await call(stranger, "GET", "/graphs")).toMatchObject({
      status: 403,
      body: { error_code: "GES.7041", error_msg: expect.stringContaining("project1") },
    });
    const auth = {
      identity: { methods: ["password"], password: { user: { ...emulator.user, name: "lily", password: "secret" } } },
    };
    const login = async (project: object) => {
      const body = JSON.stringify({ auth: { ...auth, scope: { project } } });
      return (await emulator.fetch(`${emulator.url}/v3/auth/tokens`, { method: "POST", body })).status;
    };
    expect([await login({ name: "team" }), await login({ id: "project2" })]).toEqual([201, 201]);
    expect([await login({ id: "project1" }), await login({ name: "cn-north-4" })]).toEqual([401, 401]);
  });

  test("are listed for their own users", async () => {
    const listed = async (user: EmulatorUser, query = "") => {
      const headers = { "x-auth-token": user.token };
      const response = await emulator.fetch(`${emulator.url}/v3/projects${query}`, { headers });
      return (await response.json()).projects.map(({ id }: { id: string }) => id);
    };
    expect(await listed(userNamed("lily"))).toEqual(["project2"]);
    expect(await listed(userNamed("lily"), "?name=team")).toEqual(["project2"]);
    expect(await listed(userNamed("lily"), "?name=cn-north-4")).toEqual([]);
    expect(await listed(userNamed("emulator"), "?name=cn-north-4")).toEqual(["project1"]);
  });

  test("share the clock and come back with a snapshot", async () => {
    const [one, other] = [userNamed("emulator"), userNamed("lily")];
    await create(one);
    emulator.snapshot("one graph");
    await create(other);
    emulator.restore("one graph");
    expect([await names(one), await names(other)]).toEqual([["movie"], []]);
    emulator.reset();
    expect(await names(one)).toEqual([]);
  });

  test("are kept in the data folder", async () => {
    const data = await mkdtemp(join(tmpdir(), "ges-emulator-"));
    try {
      for (const user of ["emulator", "lily"]) {
        await emulator.close();
        emulator = await createEmulator({ ...OPTIONS, data });
        await create(userNamed(user), `of_${user}`);
      }
      await emulator.close();
      emulator = await createEmulator({ ...OPTIONS, data });
      expect(await names(userNamed("emulator"))).toEqual(["of_emulator"]);
      expect(await names(userNamed("lily"))).toEqual(["of_lily"]);
    } finally {
      await emulator.close();
      await rm(data, { recursive: true });
    }
  });

  test.each([
    [{ projects: [{ id: "project1" }] }, "projects: the ID project1 is taken"],
    [{ projects: [{ id: "../x" }] }, "projects: must be 1 to 64 letters and digits"],
    [{ projects: [{ id: "a", users: [{ name: "emulator" }] }] }, "projects: the user emulator is taken"],
    [{ token: "same", projects: [{ id: "a", users: [{ name: "b", token: "same" }] }] }, "projects: the token"],
  ])("are refused by name when they are wrong: %j", async (options, message) => {
    await expect(createEmulator({ projectId: "project1", ...options })).rejects.toThrow(message);
  });
});

describe("A user who may only read", () => {
  let reader: EmulatorUser;
  beforeEach(async () => {
    reader = userNamed("rocky");
    await create(userNamed("lily"));
    await gremlin(userNamed("lily"), "g.addV('user').property(id, 'Ray')");
  });

  test("reads with Gremlin and Cypher", async () => {
    expect(await gremlin(reader, "g.V().count()")).toMatchObject({ status: 200, body: { data: { results: [1] } } });
    const command = JSON.stringify({ command: "g.V().count()" });
    const custom = await call(
      reader,
      "POST",
      "/graphs/movie/action?action_id=execute-operation",
      { api: "gremlin", command },
      "ges/v1.0",
    );
    expect(custom).toMatchObject({ status: 200 });
  });

  test("runs algorithms", async () => {
    const path = "/graphs/movie/action?action_id=execute-algorithm";
    const body = { algorithmName: "pagerank", parameters: {} };
    expect(await call(reader, "POST", path, body, "ges/v1.0")).toMatchObject({ status: 200 });
  });

  test.each(["g.addV('user').property(id, 'Ann')", "g.V().drop()", "g.V().property('age', 1)"])(
    "cannot write with %s",
    async (command) => {
      expect(await gremlin(reader, command)).toEqual({
        status: 403,
        body: { errorCode: "GES.8020", errorMessage: expect.stringContaining("may only read") },
      });
      expect((await gremlin(reader, "g.V().count()")).body.data.results).toEqual([1]);
    },
  );

  test.each(["CREATE (n:user {id: 'a'})", "MATCH (n) DETACH DELETE n", "MATCH (n) SET n.age = 1", "MERGE (n:user)"])(
    "cannot write with %s",
    async (statement) => {
      for (const label of ["GlobalCompositeVertexIndex", "GlobalCompositeEdgeIndex"]) {
        const index = { indexName: label, indexType: label, hasLabel: "true", indexProperty: [] };
        await call(userNamed("lily"), "POST", "/graphs/movie/indices", index, "ges/v1.0");
      }
      const path = "/graphs/movie/action?action_id=execute-cypher-query";
      const run = (text: string) => call(reader, "POST", path, { statements: [{ statement: text }] }, "ges/v1.0");
      await expect.poll(async () => (await run("MATCH (n) RETURN count(n)")).body.errors).toEqual([]);
      expect(await run(statement)).toMatchObject({ status: 403, body: { errorCode: "GES.8020" } });
    },
  );

  test("cannot create, delete or load anything", async () => {
    expect(await create(reader, "books")).toMatchObject({ status: 403, body: { error_code: "GES.7041" } });
    const vertex = { vertex: "Ella", label: "user" };
    expect(await call(reader, "POST", "/graphs/movie/vertices", vertex, "ges/v1.0")).toMatchObject({ status: 403 });
  });
});
