import { OPERATIONS, type Operation } from "../../src/description/operation.ts";
import { ask, graphWith } from "./algorithms.ts";
import { type Answer, type Api, type Body, until } from "./api.ts";
import { describedAs } from "./described.ts";

/** The requests that the description shows, by name. */
export const EXAMPLES: Record<string, Body> = Object.fromEntries(
  Object.entries<Body>(documentedExamples()).map(([name, { value }]) => [name, value]),
);

function documentedExamples(): Body {
  const operation = OPERATIONS.find(({ operationId }) => operationId === "executeAlgorithm") as Operation;
  return describedAs(operation).requestBody.content["application/json"].examples;
}

/** Creates a graph that has every vertex of the examples, each linked to the next. */
export async function graphForExamples(api: Api, name: string): Promise<void> {
  const ids = new Set<string>();
  for (const { parameters = {} } of Object.values(EXAMPLES)) {
    for (const field of ["source", "target", "sources", "targets", "seeds", "OD"]) {
      for (const id of String(parameters[field] ?? "").split(/[,\n]/)) if (id !== "") ids.add(id);
    }
  }
  const circle = [...ids];
  const edges = circle.map((source, place) => ({ source, target: circle[(place + 1) % circle.length] as string }));
  await graphWith(api, name, edges);
}

/** Runs an example to its end: the answer with the results, or the refusal. */
export async function runExample(api: Api, graph: string, example: string): Promise<Answer> {
  const answer = await ask(api, graph, EXAMPLES[example]);
  const { jobId } = answer.body;
  if (!jobId) return answer;
  const body = await until(
    api,
    () => api.call("GET", "ges/v1.0", `/graphs/${graph}/jobs/${jobId}/status`),
    ({ status }) => status !== "running",
  );
  return { status: 200, body };
}

/** Calls for every example. */
export async function tellOfAlgorithms(api: Api): Promise<void> {
  await graphForExamples(api, "examples");
  for (const example of Object.keys(EXAMPLES)) await runExample(api, "examples", example);
}
