import { type Answer, type Api, type Body, runningGraph, until } from "./api.ts";

export interface TestEdge {
  source: string;
  target: string;
  label?: string;
  properties?: Record<string, unknown>;
}

/** Edges written as `A-B`. */
export function edgesOf(text: string): TestEdge[] {
  return text
    .trim()
    .split(/\s+/)
    .map((edge) => {
      const [source, target] = edge.split("-") as [string, string];
      return { source, target };
    });
}

/** Creates a graph and fills it; the vertices come in the order in which edges name them, after those that are given. Gives its ID. */
export async function graphWith(
  api: Api,
  name: string,
  edges: readonly TestEdge[],
  vertices: Record<string, Record<string, unknown>> = {},
): Promise<string> {
  const id = await runningGraph(api, name);
  const post = async (path: string, body: unknown) => {
    const answer = await api.call("POST", "ges/v1.0", `/graphs/${name}${path}`, body);
    if (answer.status !== 200) throw new Error(JSON.stringify(answer));
  };
  const ids = new Set([...Object.keys(vertices), ...edges.flatMap(({ source, target }) => [source, target])]);
  for (const vertex of ids) await post("/vertices", { vertex, label: "user", properties: vertices[vertex] ?? {} });
  for (const edge of edges) await post("/edges", edge);
  return id;
}

/** Asks for an algorithm. */
export function ask(api: Api, graph: string, body: object): Promise<Answer> {
  return api.call("POST", "ges/v1.0", `/graphs/${graph}/action?action_id=execute-algorithm`, body);
}

/** Runs an algorithm as a job and gives the job as it ended. */
export async function jobFor(api: Api, graph: string, body: object, page = ""): Promise<Body> {
  const answer = await ask(api, graph, body);
  if (!answer.body.jobId) throw new Error(JSON.stringify(answer));
  return until(
    api,
    () => api.call("GET", "ges/v1.0", `/graphs/${graph}/jobs/${answer.body.jobId}/status${page}`),
    ({ status }) => status !== "running",
  );
}

/** Runs an algorithm to its end and gives its outputs. */
export async function outputsOf(
  api: Api,
  graph: string,
  algorithmName: string,
  parameters: object = {},
  beside: object = {},
): Promise<Body> {
  const job = await jobFor(api, graph, { algorithmName, parameters, ...beside });
  if (job.status !== "success") throw new Error(JSON.stringify(job));
  return job.data.outputs;
}

/** `[{"A": 1}, {"B": 2}]` as one object. */
export function byId<Value>(list: Record<string, Value>[]): Record<string, Value> {
  return Object.assign({}, ...list);
}

/** Vertices by community, each community in one text. */
export function groups(community: Record<string, string>[]): string[] {
  const members = new Map<string, string[]>();
  for (const [vertex, id] of Object.entries(byId(community))) members.set(id, [...(members.get(id) ?? []), vertex]);
  return [...members.values()].map((vertices) => vertices.sort().join(" ")).sort();
}

/** Friendships in Zachary's karate club (1977). */
export const KARATE = edgesOf(`
  1-2 1-3 1-4 1-5 1-6 1-7 1-8 1-9 1-11 1-12 1-13 1-14 1-18 1-20 1-22 1-32 2-3 2-4 2-8 2-14 2-18 2-20 2-22 2-31
  3-4 3-8 3-9 3-10 3-14 3-28 3-29 3-33 4-8 4-13 4-14 5-7 5-11 6-7 6-11 6-17 7-17 9-31 9-33 9-34 10-34 14-34
  15-33 15-34 16-33 16-34 19-33 19-34 20-34 21-33 21-34 23-33 23-34 24-26 24-28 24-30 24-33 24-34 25-26 25-28
  25-32 26-32 27-30 27-34 28-34 29-32 29-34 30-33 30-34 31-33 31-34 32-33 32-34 33-34
`);
