import { command } from "../../command/command.ts";
import { UsageError } from "../../errors/usage-error.ts";
import { readParameters } from "../../input/parameters.ts";
import { readSource } from "../../input/read-source.ts";
import { DRY_RUN, GRAPH_OPTION } from "../../options/shared-options.ts";
import { chosenGraph } from "../../session/find-graph.ts";
import { cypherRows, gremlinItems, queryRow } from "./query-rows.ts";

const STATEMENT = {
  summary: "the query, @FILE, or - for standard input, which is read without a query",
  optional: true,
} as const;

export const gremlinQuery = command({
  name: "query gremlin",
  operation: "service/executeGremlinQuery",
  summary: "Run a Gremlin query",
  arguments: { statement: STATEMENT },
  options: { graph: GRAPH_OPTION, dryRun: DRY_RUN },
  examples: [
    { line: "ges query gremlin \"g.V().hasLabel('film').limit(3)\" --graph movie", summary: "Vertices as a table" },
    { line: "echo 'g.V().count()' | ges query gremlin --graph movie --output json", summary: "From standard input" },
  ],
  async run({ statement, graph: graphName }, session) {
    const command = await readQuery(statement);
    const client = await session.service(await chosenGraph(session, graphName));
    const { data } = await client.executeGremlinQuery({ body: { command } }, { signal: session.signal });
    const items = gremlinItems(data ?? {});
    return { data: items, view: items.map(queryRow), id: "id" };
  },
});

export const cypherQuery = command({
  name: "query cypher",
  operation: "service/executeCypherQuery",
  summary: "Run a Cypher statement",
  description: "The graph needs label indexes: ges api service createIndex.",
  arguments: { statement: STATEMENT },
  options: {
    graph: GRAPH_OPTION,
    param: { kind: "list", value: "NAME=VALUE", summary: "parameter of the statement; may be repeated" },
    dryRun: DRY_RUN,
  },
  examples: [
    {
      line: "ges query cypher 'match (u:user) where u.Occupation = $job return u.Name limit 3' --param job=pilot --graph movie",
      summary: "With a parameter",
    },
  ],
  async run({ statement: source, graph: graphName, param }, session) {
    const statement = await readQuery(source);
    const parameters = readParameters("--param", param);
    const client = await session.service(await chosenGraph(session, graphName));
    const body = { statements: [{ statement, parameters, resultDataContents: ["row" as const] }] };
    const { results } = await client.executeCypherQuery({ body }, { signal: session.signal });
    return { data: results.flatMap(cypherRows) };
  },
});

async function readQuery(source: string | undefined): Promise<string> {
  if (source === undefined && process.stdin.isTTY) {
    throw new UsageError("There is no query. Give one in quotes, as @FILE, or on standard input.");
  }
  const query = (await readSource("query", source ?? "-")).trim();
  if (query === "") throw new UsageError("The query is empty. Give one in quotes, as @FILE, or on standard input.");
  return query;
}
