import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { startService, type TestService } from "./support/emulator.ts";
import { ges, HOME } from "./support/run.ts";

let service: TestService;
beforeAll(async () => {
  service = await startService();
  for (const [indexName, indexType] of [
    ["vertexLabels", "GlobalCompositeVertexIndex"],
    ["edgeLabels", "GlobalCompositeEdgeIndex"],
  ] as const) {
    const job = await service.graph.start.createIndex({ body: { indexName, indexType, hasLabel: "true" } });
    await job.done({ minIntervalMs: 5 });
  }
});
afterAll(() => service[Symbol.asyncDispose]());

const run = (...words: string[]) => ges(words, service);
const FILMS = "g.V().hasLabel('film').limit(2)";

describe("ges query gremlin", () => {
  test("shows vertices as a table with a column for each property", async () => {
    const { code, stdout } = await run("query", "gremlin", FILMS, "--graph", "movie");
    expect(stdout).toMatch(/^ID +LABEL +TITLE +YEAR +GENRES +MINUTES\nfilm01 +film +The Blue Meridian +1980 /);
    expect(code).toBe(0);
  });

  test("shows values one to a line, and paths as steps", async () => {
    expect((await run("query", "gremlin", "g.V('film01').values('Title')")).stdout).toBe("The Blue Meridian\n");
    const paths = await run("query", "gremlin", "g.V('Kaja_Elster').out('rate').path().limit(1)");
    expect(paths.stdout).toBe("PATH\nKaja_Elster -> film05\n");
  });

  test("reads the query from a file and from standard input", async () => {
    await writeFile(join(HOME, "films.groovy"), FILMS);
    const fromFile = await run("query", "gremlin", `@${join(HOME, "films.groovy")}`, "--output", "id");
    const fromInput = await ges(["query", "gremlin", "--output", "id"], { ...service, input: FILMS });
    expect([fromFile.stdout, fromInput.stdout]).toEqual(["film01\nfilm02\n", "film01\nfilm02\n"]);
  });

  test("takes the only graph of the project unless one is named, and says so", async () => {
    const { stderr } = await run("query", "gremlin", "g.V().count()");
    expect(stderr).toBe("Graph movie, the only one of the project.\n");
    const environment = { ...service.environment, GES_GRAPH: "movie" };
    expect((await ges(["query", "gremlin", "g.V().count()"], { environment })).stderr).toBe("");
  });

  test.each([
    [["query", "gremlin", ""], 2, "The query is empty."],
    [["query", "gremlin", "@missing.groovy"], 2, "query: missing.groovy cannot be read"],
    [["query", "gremlin", "g.V("], 1, "executeGremlinQuery: GES."],
  ])("refuses %j", async (words, code, problem) => {
    const ended = await run(...words);
    expect(ended.stderr).toContain(problem);
    expect(ended.code).toBe(code);
  });
});

describe("ges query cypher", () => {
  test("shows a table with the columns of the statement, and takes parameters", async () => {
    const statement = "match (u:user) where u.Occupation = $job return u.Name as name order by name limit 1";
    const { stdout } = await run("query", "cypher", statement, "--param", "job=pilot", "--graph", "movie");
    expect(stdout).toMatch(/^NAME\nBruno Elster\n$/);
    const json = await run("query", "cypher", statement, "--param", "job=pilot", "--output", "json");
    expect(JSON.parse(json.stdout)).toEqual([{ name: "Bruno Elster" }]);
  });

  test("refuses a parameter without a value", async () => {
    const { code, stderr } = await run("query", "cypher", "return 1", "--param", "job");
    expect(stderr).toContain('--param: "job" is not NAME=VALUE');
    expect(code).toBe(2);
  });
});

describe("ges algorithm run", () => {
  test("waits, and shows the best vertices with their score", async () => {
    const words = ["algorithm", "run", "pagerank", "--param", "alpha=0.85", "--top", "3"];
    const { code, stdout, stderr } = await run(...words);
    expect(stdout).toMatch(/^VERTEX +PAGERANK\nfilm01 +0\.03\d+\n\S+ +0\.02\d+\n\S+ +0\.02\d+\n$/);
    expect(stderr).toContain("pagerank on movie: ");
    expect(code).toBe(0);
  });

  test("shows a path as vertices, and a figure by its name", async () => {
    const ends = ["--param", "source=Kaja_Elster", "--param", "target=film05"];
    expect((await run("algorithm", "run", "shortest_path", ...ends)).stdout).toBe("Kaja_Elster\nfilm05\n");
    expect((await run("algorithm", "run", "triangle_count")).stdout).toMatch(/^triangle_count +\d+\n$/);
  });

  test("returns at once with --detach, and says how to follow the job", async () => {
    const { stdout, stderr } = await run("algorithm", "run", "louvain", "--detach", "--output", "id");
    expect(stderr).toContain(`Follow it: ges jobs wait ${stdout.trim()} --graph movie`);
  });

  test.each([
    [["algorithm", "run", "pagerang"], "Allowed choices are"],
    [
      ["algorithm", "run", "pagerank", "--param", "alfa=1"],
      "body.parameters.alfa is not a known field. Did you mean alpha?",
    ],
  ])("refuses %j before anything is sent", async (words, problem) => {
    const { code, stderr } = await run(...words);
    expect(stderr).toContain(problem);
    expect(code).toBe(2);
  });
});
