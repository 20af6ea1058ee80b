import { describe, expect, test } from "vitest";
import { GraphData } from "../src/graph/index.ts";
import { executeGremlin } from "../src/gremlin/index.ts";

/** TinkerPop's "modern" graph, which its documentation and most examples use. */
function modern(): GraphData {
  const data = new GraphData();
  const people = { 1: ["marko", 29], 2: ["vadas", 27], 4: ["josh", 32], 6: ["peter", 35] } as const;
  for (const [id, [name, age]] of Object.entries(people)) {
    data.addVertex({ id, label: "person", properties: { name: [name], age: [age] } });
  }
  for (const [id, name] of [
    ["3", "lop"],
    ["5", "ripple"],
  ] as const) {
    data.addVertex({ id, label: "software", properties: { name: [name], lang: ["java"] } });
  }
  for (const [source, label, target, weight] of [
    ["1", "knows", "2", 0.5],
    ["1", "knows", "4", 0.9],
    ["1", "created", "3", 0.4],
    ["4", "created", "5", 0.8],
    ["4", "created", "3", 0.4],
    ["6", "created", "3", 0.2],
  ] as const) {
    data.addEdge({ source, target, label, properties: { weight: [weight] } }, { action: "allow", ignoreLabel: true });
  }
  return data;
}

async function found(command: string, data = modern()): Promise<unknown[]> {
  const { runtime, ...kinds } = await executeGremlin(command, data, { random: () => 0.5 });
  return Object.values(kinds).flatMap((values) => values ?? []);
}

const ids = async (command: string) => (await found(command)).map((element) => (element as { id: string }).id);

describe("Branches with a barrier see all values at once:", () => {
  test.each([
    ["g.V().union(__.count(), __.values('age').sum())", [6, 123]],
    ["g.V().union(__.out().count(), __.in().count())", [6, 6]],
    ["g.V().choose(hasLabel('person'), __.count(), __.values('name').fold())", [4, ["lop", "ripple"]]],
    ["g.V().local(__.union(__.outE().count(), __.inE().count())).sum()", [12]],
    ["g.V().map(__.union(__.count()))", [1, 1, 1, 1, 1, 1]],
  ])("%s", async (command, expected) => {
    expect(await found(command)).toEqual(expected);
  });
});

describe("Labels in where(), and() and not() are those of the path:", () => {
  test.each([
    ["g.V().as('a').out().as('b').where(__.as('b').in('knows')).select('a').values('name')", ["marko", "marko"]],
    [
      "g.V().as('a').out('created').as('b').where(__.and(__.as('b').in(), __.not(__.as('a').out('knows')))).select('a').values('name')",
      ["josh", "josh", "peter"],
    ],
    ["g.V().as('a').out('created').in('created').as('b').where('a', neq('b')).by('age').select('b').count()", [6]],
    ["g.V().as('a').out().where(__.in().as('a')).count()", [6]],
    ["g.V('1').as('a').out('created').in('created').where(neq('a')).values('name')", ["josh", "peter"]],
    ["g.V().as('a').out('created').as('b').dedup('b').select('b').values('name')", ["lop", "ripple"]],
  ])("%s", async (command, expected) => {
    expect(await found(command)).toEqual(expected);
  });
});

describe("Gremlin as people write it:", () => {
  test.each([
    [
      "g.V().hasLabel('person').out().groupCount().by('name').order(local).by(values, desc)",
      [{ lop: 3, vadas: 1, josh: 1, ripple: 1 }],
    ],
    ["g.V('1').elementMap('name')", [{ id: "1", label: "person", name: "marko" }]],
    ["g.V('1').valueMap().with(WithOptions.tokens)", [{ id: "1", label: "person", name: ["marko"], age: [29] }]],
    ["g.V().choose(values('age').is(gt(30)), constant('old'), constant('young')).dedup()", ["young", "old"]],
    [
      "g.V().hasLabel('person').choose(values('age')).option(29, constant('a')).option(none, constant('b'))",
      ["a", "b", "b", "b"],
    ],
    ["g.V().local(outE().order().by('weight', desc).limit(1)).values('weight')", [0.9, 0.8, 0.2]],
    ["g.V().values('name').order().tail(2)", ["ripple", "vadas"]],
    ["g.V().values('age').fold().sum(local)", [123]],
    ["g.V().hasLabel('person').sideEffect(out('created').store('x')).cap('x').count(local)", [4]],
    ["g.V().hasLabel('software').aggregate('x').by('name').cap('x')", [["lop", "ripple"]]],
    ["g.V('1').values('age').math('_ * 2 + 1')", [expect.objectContaining({ value: 59 })]],
    [
      "g.V('1').as('a').out('knows').as('b').math('b - a').by('age')",
      [expect.objectContaining({ value: -2 }), expect.objectContaining({ value: 3 })],
    ],
    [
      "g.V().hasLabel('person').project('n', 'c').by('name').by(out('created').count()).order().by(select('c'), desc).select('n').limit(1)",
      ["josh"],
    ],
    ["g.V('1').optional(out('nothing')).values('name')", ["marko"]],
    ["g.V('3').coalesce(out(), __.in('created')).values('name')", ["marko", "josh", "peter"]],
    ["g.withSack(1.0).V('1').outE('knows').sack(mult).by('weight').inV().sack()", [0.5, 0.9]],
    ["g.V('1').repeat(out()).until(outE().count().is(0)).path().by('name').count()", [4]],
    ["g.V('1').out('knows').path().unfold().values('name')", ["marko", "vadas", "marko", "josh"]],
    [
      "g.V().has('age', gt(30)).and().out('created').values('name')",
      [expect.objectContaining({ id: "4" }), expect.objectContaining({ id: "6" })],
    ],
    [
      "g.V().hasLabel('person').group().by('name').by(out('created').count()).unfold().order().by(values, desc).limit(1)",
      [{ josh: 2 }],
    ],
    [
      "g.V().match(__.as('a').out('created').as('b'), __.as('b').in('created').as('c'), __.as('c').has('age', 35)).select('a', 'c').by('name')",
      [
        { a: "marko", c: "peter" },
        { a: "josh", c: "peter" },
        { a: "peter", c: "peter" },
      ],
    ],
    [
      "g.V().match(__.as('a').out('knows').as('b'), __.not(__.as('b').out('created'))).select('b').values('name')",
      ["vadas"],
    ],
    ["g.V().hasLabel('person').values('age').fold(0, sum)", [123]],
    ["g.inject(1, 2, 3).map(math('_ ^ 2')).sum()", [expect.objectContaining({ value: 14 })]],
    ["g.V().hasLabel('software').values('name').next()", ["lop"]],
    ["g.V().hasLabel('nobody').hasNext()", [false]],
  ])("%s", async (command, expected) => {
    expect(await found(command)).toEqual(expected);
  });
});

describe("Equal traversers travel as one:", () => {
  test("a count of many ways takes as long as the vertices are many, not as the ways are", async () => {
    const { results } = await executeGremlin("g.V().repeat(both()).times(30).count()", modern(), {
      limits: { steps: 20_000 },
    });
    expect(results?.[0]).toBeGreaterThan(1e9);
  });

  test("with labels, as long as these are equal too", async () => {
    const command = "g.V('1').as('a').repeat(both()).times(20).select('a').count()";
    const { results } = await executeGremlin(command, modern(), { limits: { steps: 20_000 } });
    expect(results?.[0]).toBeGreaterThan(1e6);
  });

  test.each([
    "repeat(both()).times(3)",
    "both().both().both()",
    "both().both().dedup()",
    "both().both().groupCount().by('name')",
    "both().both().values('age').sum()",
    "both().both().limit(7)",
    "both().both().values('name').order().tail(5)",
    "both().both().values('name').fold().count(local)",
    "both().both().aggregate('x').cap('x').count(local)",
  ])("and %s comes to the same as one by one", async (steps) => {
    const texts = async (command: string) => (await found(command)).map((value) => JSON.stringify(value)).sort();
    // withPath() tells them apart.
    const alone = await texts(`g.withPath().V().${steps}`);
    const bulked = await texts(`g.V().${steps}`);
    if (steps.includes("limit")) expect(bulked).toHaveLength(alone.length);
    else expect(bulked).toEqual(alone);
  });
});

describe("A refusal says what is to blame:", () => {
  test.each([
    ["g.V(", "syntax", 5],
    ["g.V()) ", "syntax", 6],
    ["g.V().math('1 +')", "syntax", 12],
    ["g.V().outt()", "unknown-name", 7],
    ["g.V().order().by('age', down)", "unknown-name", 25],
    ["g.V().subgraph('x')", "not-emulated", 7],
    ["g.io('x').with(IO.reader, 1)", "not-emulated", 16],
    ["g.V().tree()", "unsupported", 7],
  ])("%s", async (command, kind, position) => {
    await expect(executeGremlin(command, modern())).rejects.toThrow(expect.objectContaining({ kind, position }));
  });
});

describe("A query can be stopped:", () => {
  const explosive = "g.V().repeat(both()).times(30).path().count()";

  test("when the client has disconnected", async () => {
    const abort = new AbortController();
    const running = executeGremlin(explosive, modern(), { signal: abort.signal });
    setImmediate(() => abort.abort(new Error("the client has gone")));
    await expect(running).rejects.toThrow("the client has gone");
  });

  test("when its time is up", async () => {
    let time = 0;
    const now = () => {
      time += 1;
      return time;
    };
    const running = executeGremlin(explosive, modern(), { limits: { timeMs: 500 }, now });
    await expect(running).rejects.toThrow("more than 500 milliseconds");
  });

  test.each(["steps", "rows"])("when it exceeds its %s", async (limit) => {
    const running = executeGremlin(explosive, modern(), { limits: { [limit]: 5000 } });
    await expect(running).rejects.toThrow(`raise the limit with the option queryLimits.${limit}`);
  });
});

test("An ID written as a number finds the vertex", async () => {
  expect(await ids("g.V(1).out().has(id, within(3, 5))")).toEqual(["3"]);
});
