import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { Body } from "./support/api.ts";
import { type GraphApi, movies, refusal } from "./support/movies.ts";

let graph: GraphApi;

beforeEach(async () => {
  graph = await movies();
});
afterEach(() => graph.emulator.close());

const ask = (command: string) => graph.ask("POST", "/action?action_id=execute-gremlin-query", { command });

/** Results of a query: IDs of vertices and edges, and everything else as it is. */
async function found(command: string): Promise<unknown[]> {
  const { status, body } = await ask(command);
  if (status !== 200) throw new Error(JSON.stringify(body));
  const { vertices = [], edges = [], paths = [], results = [] } = body.data;
  const names = edges.map(({ source, target, index }: Body) => `${source}-${target}-${index}`);
  return [...vertices.map(({ id }: Body) => id), ...names, ...paths, ...results];
}

describe("An answer", () => {
  test("shows vertices and how long it took", async () => {
    expect(await ask("g.V('Ray')")).toEqual({
      status: 200,
      body: {
        data: {
          runtime: expect.any(Number),
          vertices: [{ id: "Ray", label: "user", properties: { Age: [21], Tags: ["old", "quiet"] } }],
        },
      },
    });
  });

  test.each([
    [
      "g.V('Ray').outE('friends')",
      { edges: [{ source: "Ray", target: "Ella", label: "friends", index: "0", properties: {} }] },
    ],
    ["g.V('Nobody')", { vertices: [] }],
    ["g.E('Ray-Nobody-0')", { edges: [] }],
    ["g.V('Nobody').repeat(outE().inV()).times(2)", { vertices: [] }],
    ["g.V('Nobody').optional(outE())", { edges: [] }],
    ["g.V('Nobody').path()", { paths: [] }],
    ["g.V('Nobody').values('Age')", { results: [] }],
    ["g.V().count()", { results: [5] }],
  ])("of %s has a field for what it leads to", async (command, data) => {
    expect((await ask(command)).body.data).toEqual({ runtime: expect.any(Number), ...data });
  });

  test("shows paths with their names, maps as objects and lists as lists", async () => {
    expect((await ask("g.V('Ray').as('a').out('friends').path().by(id)")).body.data.paths).toEqual([
      { labels: [["a"], []], objects: ["Ray", "Ella"] },
    ]);
    expect(await found("g.V().hasLabel('user').group().by('Age').by(id)")).toEqual([{ 21: ["Ray"], 34: ["Ella"] }]);
    expect(await found("g.V('Ray').fold()")).toEqual([[expect.objectContaining({ id: "Ray" })]]);
  });
});

describe("A query moves", () => {
  test.each([
    ["g.V()", ["Ray", "Ella", "Rocky", "Brazil", "Alien"]],
    ["g.V('Ella', 'Nobody', 'Ray')", ["Ella", "Ray"]],
    ["g.V(['Ella', 'Ray'])", ["Ella", "Ray"]],
    ["g.E().hasLabel('friends')", ["Ray-Ella-0"]],
    ["g.E('Ray-Rocky-1')", ["Ray-Rocky-1"]],
    ["g.V('Ray').out()", ["Ella", "Rocky", "Rocky"]],
    ["g.V('Ray').out('friends', 'knows')", ["Ella"]],
    ["g.V('Rocky').in('rate')", ["Ray", "Ray", "Ella"]],
    ["g.V('Ella').both('friends')", ["Ray"]],
    ["g.V('Ella').inE()", ["Ray-Ella-0"]],
    ["g.V('Ella').bothE('friends').outV()", ["Ray"]],
    ["g.V('Ella').bothE('friends').inV()", ["Ella"]],
    ["g.V('Ella').bothE('friends').bothV()", ["Ray", "Ella"]],
    ["g.V('Ella').bothE('friends').otherV()", ["Ray"]],
    ["g.V('Ray').repeat(out()).times(2)", ["Rocky", "Brazil"]],
    ["g.V('Ray').repeat(__.out('friends', 'rate').dedup()).emit().times(2)", ["Ella", "Rocky", "Brazil"]],
    ["g.V('Ray').emit().repeat(out('friends')).times(1)", ["Ray", "Ella"]],
    ["g.V('Ray').repeat(out()).until(hasLabel('movie')).dedup()", ["Rocky", "Brazil"]],
    ["g.V('Ray').until(hasId('Ray')).repeat(out())", ["Ray"]],
    ["g.V('Ray').repeat(out('friends')).emit()", ["Ella"]],
    ["g.V('Alien').V('Ray')", ["Ray"]],
    ["g.V('Ray').union(out('friends'), __.in(), outE('rate'))", ["Ella", "Ray-Rocky-0", "Ray-Rocky-1"]],
    ["g.V('Ray', 'Ella').coalesce(out('friends'), outE('rate'))", ["Ella", "Ella-Rocky-0", "Ella-Brazil-0"]],
    ["g.V('Ray', 'Alien').optional(out('friends'))", ["Ella", "Alien"]],
  ])("%s", async (command, expected) => {
    expect(await found(command)).toEqual(expected);
  });

  test("from an edge whose ends have hyphens in their IDs", async () => {
    await graph.ask("POST", "/vertices", { vertex: "a-b", label: "user" });
    await graph.ask("POST", "/edges", { source: "Ray", target: "a-b", label: "knows" });
    expect(await found("g.E('Ray-a-b-0').inV()")).toEqual(["a-b"]);
  });
});

describe("A query filters", () => {
  test.each([
    ["has('Age')", ["Ray", "Ella"]],
    ["has('Age', 21)", ["Ray"]],
    ["has('Age', '21')", ["Ray"]],
    ["has('Tags', 'old')", ["Ray"]],
    ["has('user', 'Tags', 'quiet')", ["Ray", "Ella"]],
    ["has('movie', 'Title', startingWith('The'))", ["Rocky"]],
    ["has('Title', Text.textCISubString('rocky r'))", ["Rocky"]],
    ["has('Title', textFuzzy('Brasil'))", ["Brazil"]],
    ["has('Age', gt(21))", ["Ella"]],
    ["has('Age', P.gte(21).and(lt(34)))", ["Ray"]],
    ["has('Age', lt(20).or(P.gt(30)))", ["Ella"]],
    ["has('Age', gt(21).negate())", ["Ray"]],
    ["has('Age', between(21, 34))", ["Ray"]],
    ["has('Age', inside(21, 34))", []],
    ["has('Age', outside(22, 100))", ["Ray"]],
    ["has('Age', within(20, 21))", ["Ray"]],
    ["has('Age', without([20, 21]))", ["Ella"]],
    ["has(T.id, 'Ray')", ["Ray"]],
    ["has(label, neq('movie'))", ["Ray", "Ella"]],
    ["hasNot('Age').hasId('Rocky', 'Ray')", ["Rocky"]],
    ["hasLabel('movie', 'book').limit(1)", ["Rocky"]],
    ["skip(1).range(1, 3)", ["Rocky", "Brazil"]],
    ["range(3, -1)", ["Brazil", "Alien"]],
    ["not(both())", ["Alien"]],
    ["where(out('friends'))", ["Ray"]],
    ["where(inE().count().is(gte(3)))", ["Rocky"]],
    ["and(has('Age'), out('friends'))", ["Ray"]],
    ["or(out('friends'), hasLabel('movie').not(__.in()))", ["Ray", "Alien"]],
    ["has('Age').out().dedup()", ["Ella", "Rocky", "Brazil"]],
    ["out().dedup().by(label)", ["Ella", "Rocky"]],
    ["hasId('Ray').as('a').out().in().where(neq('a')).dedup()", ["Ella"]],
    ["hasId('Ray').out().in().in().simplePath()", []],
    ["hasId('Ella').in().out('rate').in().cyclicPath().dedup()", ["Ray", "Ella"]],
    ["hasId('Ella').in().out('rate').in().simplePath()", []],
  ])("g.V().%s", async (steps, expected) => {
    expect(await found(`g.V().${steps}`)).toEqual(expected);
  });
});

describe("A query reads", () => {
  test.each([
    ["g.V('Ray').values()", [21, "old", "quiet"]],
    ["g.V('Ray').values('Tags', 'Age')", ["old", "quiet", 21]],
    ["g.V('Ray').valueMap()", [{ Age: [21], Tags: ["old", "quiet"] }]],
    ["g.V('Ray').valueMap(true, 'Age')", [{ id: "Ray", label: "user", Age: [21] }]],
    [
      "g.V('Ray').properties('Tags')",
      [
        { key: "Tags", value: "old" },
        { key: "Tags", value: "quiet" },
      ],
    ],
    ["g.V('Ray').properties().key().dedup()", ["Age", "Tags"]],
    ["g.V('Ray').outE('rate').id()", ["Ray-Rocky-0", "Ray-Rocky-1"]],
    ["g.V('Ray').label()", ["user"]],
    ["g.V().values('Age').sum()", [55]],
    ["g.E().values('Score').mean()", [3.5]],
    ["g.V().values('Age').min()", [21]],
    ["g.V().values('Title').max()", ["The Rocky Road"]],
    ["g.V('Alien').values('Age').max()", []],
    ["g.V().hasLabel('user').order().by('Age', desc).values('Age')", [34, 21]],
    ["g.V().hasLabel('movie').order().by(inE().count(), Order.desc).by(id).id()", ["Rocky", "Brazil", "Alien"]],
    ["g.V().values('Age').order().by(decr)", [34, 21]],
    ["g.V().groupCount().by(label)", [{ user: 2, movie: 3 }]],
    ["g.V().group().by(label).by(count())", [{ user: 2, movie: 3 }]],
    ["g.V('Ray', 'Ella').id().fold()", [["Ray", "Ella"]]],
    ["g.V('Ray', 'Ella').id().fold().unfold()", ["Ray", "Ella"]],
    ["g.V().groupCount().by(label).unfold()", [{ user: 2 }, { movie: 3 }]],
    ["g.V('Ray').as('a').out('friends').as('b').select('a', 'b').by('Age')", [{ a: 21, b: 34 }]],
    ["g.V('Ray').as('a').out('friends').select('a').id()", ["Ray"]],
    ["g.V('Ella').project('name', 'rated').by(id).by(out('rate').count())", [{ name: "Ella", rated: 2 }]],
    ["g.V('Ray').values('Age').is(gt(20))", [21]],
    ["g.V().has('Age', 21L).count();", [1]],
    ['g.V().has("Title", "Alien: \\u0030\\u0030\\u0037").id()', ["Alien"]],
  ])("%s", async (command, expected) => {
    expect(await found(command)).toEqual(expected);
  });
});

describe("A query changes the graph:", () => {
  test("it adds vertices and edges with properties, as the vendor's guide shows it", async () => {
    await ask("g.addV('user').property(id, '501').property('age', '18-24')");
    await ask("g.addV('movie').property(T.id, '502').property('title', 'love')");
    const added = await ask("g.addE('rate').property('Rating', '4').from(V('501')).to(V('502'))");
    const edge = { source: "501", target: "502", label: "rate", index: "0", properties: { Rating: ["4"] } };
    expect(added.body.data.edges).toEqual([edge]);
    const { body } = await graph.ask("GET", "/vertices/detail?vertexIds=501");
    expect(body.data.vertices).toEqual([{ id: "501", label: "user", properties: { age: ["18-24"] } }]);
    expect((await graph.ask("GET", "/edges/detail?source=501&target=502")).body.data.edges).toEqual([edge]);
  });

  test("edges begin at the vertex where the query is, or at one that was given a name", async () => {
    expect(await found("g.V('Ella').addE('knows').to(V('Alien'))")).toEqual(["Ella-Alien-0"]);
    expect(await found("g.V('Ray').as('a').V('Alien').addE('knows').from('a')")).toEqual(["Ray-Alien-0"]);
  });

  test("it sets properties, and reads back what it has set", async () => {
    expect(await found("g.V('Ray').as('a').property('Age', 22).out('friends').select('a').values('Age')")).toEqual([
      22,
    ]);
    expect(await found("g.V('Ray').property(list, 'Tags', 'new').values('Tags')")).toEqual(["old", "quiet", "new"]);
    expect(await found("g.V('Ray').property(set, 'Tags', 'new').values('Tags')")).toEqual(["old", "quiet", "new"]);
    expect(await found("g.V('Ray').property(single, 'Tags', 'one').values('Tags')")).toEqual(["one"]);
    expect(await found("g.E('Ray-Rocky-1').property('Score', 1).values('Score')")).toEqual([1]);
  });

  test("it drops edges, properties, and vertices with all edges at them", async () => {
    expect(await found("g.E('Ray-Rocky-0').drop()")).toEqual([]);
    await ask("g.V('Ray').properties('Age').drop()");
    await ask("g.V('Ella').drop()");
    expect(await found("g.V('Ray').bothE()")).toEqual(["Ray-Rocky-1"]);
    expect(await found("g.V('Ray').valueMap()")).toEqual([{ Tags: ["old", "quiet"] }]);
    expect(await found("g.V().id()")).not.toContain("Ella");
  });

  test("it adds a vertex where there is none yet", async () => {
    const upsert = "g.V('new').fold().coalesce(unfold(), addV('user').property(id, 'new')).property('Age', 1)";
    for (let time = 0; time < 2; time += 1) expect(await found(upsert)).toEqual(["new"]);
    expect(await found("g.V().hasLabel('user').count()")).toEqual([3]);
  });

  test("it does not visit the elements that it adds itself", async () => {
    await ask("g.V().addE('again').to(V('Alien'))");
    expect(await found("g.E().hasLabel('again').count()")).toEqual([5]);
    await ask("g.E().drop()");
    expect(await found("g.E().count()")).toEqual([0]);
  });
});

describe("A query that takes long", () => {
  test("lets other requests be answered meanwhile", async () => {
    let isAnswered = false;
    const answer = ask(`g.V()${".V()".repeat(7)}.path().count()`).then(({ body }) => {
      isAnswered = true;
      return body.data.results;
    });
    for (let request = 0; request < 5; request += 1) await graph.ask("GET", "/version");
    expect(isAnswered).toBe(false);
    expect(await answer).toEqual([5 ** 8]);
  });

  test("may have many steps", async () => {
    expect(await found(`g.V('Ray')${".both('friends')".repeat(998)}.id()`)).toEqual(["Ray"]);
  });
});

describe("A query is refused", () => {
  test.each([
    ["g1.V()", "No such property: g1 for class: Script1"],
    ["g.V().order().by('Age', down)", "No such property: down"],
    ["g.V().where(in())", "in() at position 13 needs __. before it"],
    ["g.V(", "it ends at position 5"],
    ["g.V().", "it ends at position 7"],
    ["g.V()) ", "not expected at position 6: [)]"],
    ["g.V('Ray)", "the text that begins at position 5 does not end"],
    ["g.V('\\q')", "the escape [\\q]"],
    ["g.V(1e999)", "the number at position 5 is too large"],
    ["g.V(12ab)", "is no number"],
    ["g.V().limit(-1)", "limit() at position 7 takes a whole number from 0"],
    ["g.V().outt()", "No signature of method: org.apache.tinkerpop"],
    ["g.V().outV()", "outV() at position 7 goes on from edges only"],
    ["g.E().out()", "out() at position 7 goes on from vertices only"],
    ["g.E().otherV()", "does not know which end"],
    ["g.V().count().values()", "reads vertices and edges only"],
    ["g.V().values('Title').sum()", "sum() at position 23 takes numbers"],
    ["g.V().order().by('Age')", "has no associated value for the provided element: v[Rocky]:Age"],
    ["g.V('Ray').order().by('Tags')", "Multiple properties exist for the provided key"],
    ["g.V().order()", "choose what to compare with by()"],
    ["g.V().project('a').by(out('nothing'))", "does not map to a value: v[Ray]"],
    ["g.V().repeat(out())", "repeat() at position 7 never ends"],
    ["g.V().times(2)", "times() at position 7 belongs to no repeat()"],
    ["g.V().repeat(out()).times(1001)", "takes a number from 0 to 1000"],
    ["g.V().repeat(identity()).until(has('x'))", "more than 1000 rounds"],
    ["g.addV('user')", "needs an ID; add .property(id, ...)"],
    ["g.addV('user').property(id, 'Ray')", "vertex [Ray] already exists"],
    ["g.addE('knows').from(V('Ray')).to(V('Nobody'))", "no vertex that exists"],
    ["g.V().values('Age').drop()", "cannot drop 21"],
    ["g.V('Ray').union(drop(), identity()).property('Age', 1)", "v[Ray] does not exist any more"],
    ["g.E('Ray-Ella-0').union(drop(), identity()).property('a', 1)", "e[Ray-Ella-0][Ray-friends->Ella] does not exist"],
    ["g.E().property(list, 'Score', 1)", "gives an edge's property a cardinality"],
    [`g.V()${".where(__.out()".repeat(40)}${")".repeat(40)}`, "deeper than 32 levels"],
    [`g.V()${".out()".repeat(1000)}`, "more than 1000 steps"],
    [`g.V().has('a', within(${"1,".repeat(1000)}1))`, "more than 1000 values"],
    ["g.V().repeat(fold()).times(100)", "nested deeper than 64 levels"],
    [`g.V()${".V()".repeat(5)}.fold().as('a').V().V().V().select('a')`, "the response holds more than 1000000 values"],
    [
      "g.V().repeat(V()).times(10)",
      "more than 1000000 rows at once; narrow the query, or raise the limit with the option queryLimits.rows",
    ],
  ])("because it is wrong: %s", async (command, message) => {
    expect(await ask(command)).toEqual(refusal("GES.8503", expect.stringContaining(message)));
  });

  test.each([
    ["g.V().subgraph('x')", "step subgraph() at position 7"],
    ["g.V().where(__.out().profile())", "step profile() at position 22"],
    ["g.withComputer().V()", "g.withComputer() at position 3"],
    ["g.V().filter{it.get()}", "the closure at position 13"],
    ["g.V().has('Title', Text.textRegex('A.*'))", "predicate textRegex() at position 25"],
    ["g.V().with(IO.reader, 1)", "IO at position 12"],
    ["g.V().group().by(label).by(values('Age')).by(id)", "this form of step group() at position 7"],
    ["g.V().count(); g.E().count()", "a second statement at position 16"],
  ])("because a part of it is not emulated here: %s", async (command, what) => {
    const body = { errorCode: "EMULATOR.501", errorMessage: `${what} is not emulated here.` };
    expect(await ask(command)).toEqual({ status: 501, body });
  });

  test.each(["tryNext", "explain", "tree"])("because the service has no %s", async (name) => {
    const message = `The Gremlin command is not supported: the service has no step ${name}(), which stands at position 13.`;
    expect(await ask(`g.V().out().${name}()`)).toEqual(refusal("GES.8501", message));
  });

  test("because it is too long", async () => {
    const answer = await ask(`g.V('${"x".repeat(1_000_000)}')`);
    expect(answer).toEqual(refusal("GES.8506", expect.stringContaining("1000000 characters")));
  });

  test("in a graph whose vertices have several labels", async () => {
    await graph.ask("POST", "/vertices/Ray/labels", { label: "critic" });
    expect(await ask("g.V()")).toEqual(refusal("GES.8503", expect.stringContaining("several labels")));
  });
});

describe("A query that is sent as a custom operation", () => {
  const send = (api: string, command: string) =>
    graph.ask("POST", "/action?action_id=execute-operation", { api, command });

  test("is answered like any other", async () => {
    const query = "g.V('Ray').out('friends')";
    const { body } = await send("gremlin", JSON.stringify({ command: query }));
    expect(body.data.vertices).toEqual((await ask(query)).body.data.vertices);
    expect(body.data.vertices).toHaveLength(1);
  });

  test("has to use Gremlin", async () => {
    expect(await send("sql", "{}")).toEqual(refusal("GES.8814", "Unsupported API: [sql] is not gremlin."));
  });

  test.each(["g.V()", "[]", "null", "{}", '{"command": 7}', '{"command": ""}'])(
    "has to be its body: %s",
    async (command) => {
      expect(await send("gremlin", command)).toEqual(refusal("GES.8000", expect.stringContaining("body.command")));
    },
  );
});
