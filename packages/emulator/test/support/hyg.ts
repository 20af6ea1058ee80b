import type { EmulatorOptions } from "../../src/options.ts";
import { type Api, type Body, graphIn, SETTINGS, startApi, until } from "./api.ts";

/** An emulator with a graph `movie` that HyG is enabled on, and its two ways of being asked. */
export interface HygApi extends Api {
  id: string;
  /** The service plane of the graph. */
  graph(method: string, path: string, body?: unknown): Promise<{ status: number; body: Body }>;
  /** HyG beside the graph. */
  hyg(method: string, path: string, body?: unknown): Promise<{ status: number; body: Body }>;
  /** Begins a job of HyG and waits for its end; gives the job. */
  job(method: string, path: string, body?: unknown): Promise<Body>;
  /** Runs an algorithm on HyG to its end; gives its outputs. */
  outputs(algorithmName: string, parameters?: object, beside?: object): Promise<Body>;
}

/** Parameters of a graph for HyG. */
export const HYG_SETTINGS = {
  ...SETTINGS,
  enable_hyg: true,
  vertex_id_type: { id_type: "fixedLengthString", id_length: 20 },
};

/** Creates the graph `movie`: Ann and Bob know each other's friend Cat, and all three rate Dune. */
export async function hygApi(options: EmulatorOptions = {}): Promise<HygApi> {
  const api = await startApi(options);
  const { body } = await api.call("POST", "v2", "/graphs", { graph: { name: "movie", ...HYG_SETTINGS } });
  await graphIn(api, body.id, "200");
  const asked = asking(api, body.id);
  for (const vertex of ["Ann", "Bob", "Cat"]) {
    await asked.graph("POST", "/vertices", { vertex, label: "user", properties: { Age: [21], Name: [vertex] } });
  }
  await asked.graph("POST", "/vertices", { vertex: "Dune", label: "film", properties: { Year: [1984] } });
  for (const [source, target, label, Score] of [
    ["Ann", "Cat", "knows", 1],
    ["Cat", "Bob", "knows", 1],
    ["Ann", "Dune", "rate", 9],
    ["Bob", "Dune", "rate", 2],
    ["Cat", "Dune", "rate", 3],
  ]) {
    await asked.graph("POST", "/edges", { source, target, label, properties: { Score: [Score], Seen: [true] } });
  }
  return asked;
}

/** The ways of asking an emulator that has such a graph already. */
export function asking(api: Api, id = ""): HygApi {
  const graph = (method: string, path: string, body?: unknown) =>
    api.call(method, "ges/v1.0", `/graphs/movie${path}`, body);
  const hyg = (method: string, path: string, body?: unknown) => api.call(method, "ges/v1.0", `/hyg/movie${path}`, body);
  const job = async (method: string, path: string, body?: unknown) => {
    const answer = await hyg(method, path, body);
    if (answer.status !== 200) throw new Error(JSON.stringify(answer.body));
    return ended(api, answer.body.jobId);
  };
  return {
    ...api,
    id,
    graph,
    hyg,
    job,
    async outputs(algorithmName, parameters = {}, beside = {}) {
      const ran = await job("POST", "/algorithm", { algorithmName, parameters, ...beside });
      if (ran.status !== "success") throw new Error(JSON.stringify(ran));
      return ran.data.outputs;
    },
  };
}

/** A job of the graph, once it has ended. */
export function ended(api: Api, jobId: string): Promise<Body> {
  return until(
    api,
    () => api.call("GET", "ges/v1.0", `/graphs/movie/jobs/${jobId}/status`),
    ({ status }) => status !== "running" && status !== "pending",
  );
}
