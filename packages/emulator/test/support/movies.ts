import { type Api, type Body, runningGraph, startApi, until } from "./api.ts";

/** The service plane of a graph. */
export interface GraphApi extends Api {
  ask(method: string, path: string, body?: unknown): Promise<{ status: number; body: Body }>;
  /** Begins a job and waits for its end; gives the job. */
  job(method: string, path: string, body?: unknown, page?: string): Promise<Body>;
}

/** An emulator with an empty graph. */
export async function emptyGraph(jobDuration = 1, settings: object = {}): Promise<GraphApi> {
  const api = await startApi({ jobDuration });
  await runningGraph(api, "movie", settings);
  const ask = (method: string, path: string, body?: unknown) =>
    api.call(method, "ges/v1.0", `/graphs/movie${path}`, body);
  return {
    ...api,
    ask,
    async job(method, path, body, page = "") {
      const answer = await ask(method, path, body);
      if (answer.status !== 200) throw new Error(JSON.stringify(answer.body));
      return until(
        api,
        () => ask("GET", `/jobs/${answer.body.jobId}/status${page}`),
        ({ status }) => status !== "running",
      );
    },
  };
}

/**
 * An emulator with a small graph: Ray and Ella are friends and have rated films, and nobody has seen Alien.
 *
 *     Ray --friends--> Ella
 *     Ray --rate 3, 5--> Rocky <--rate 4-- Ella --rate 2--> Brazil
 */
export async function movies(): Promise<GraphApi> {
  const api = await emptyGraph();
  const user = (vertex: string, Age: number, Tags: string[]) => ({ vertex, label: "user", properties: { Age, Tags } });
  const film = (vertex: string, Title: string, Released: string) => ({
    vertex,
    label: "movie",
    properties: { Title, Released },
  });
  const edge = (source: string, label: string, target: string, Score?: number) => ({
    source,
    target,
    label,
    ...(Score !== undefined && { properties: { Score } }),
  });
  await api.ask("POST", "/vertices/action?action_id=batch-add", {
    vertices: [
      user("Ray", 21, ["old", "quiet"]),
      user("Ella", 34, ["quiet"]),
      film("Rocky", "The Rocky Road", "1976-11-21 00:00:00"),
      film("Brazil", "Brazil", "1985-02-20 12:30:00"),
      film("Alien", "Alien: 007", "1979-05-25 00:00:00"),
    ],
  });
  await api.ask("POST", "/edges/action?action_id=batch-add", {
    edges: [
      edge("Ray", "friends", "Ella"),
      edge("Ray", "rate", "Rocky", 3),
      edge("Ray", "rate", "Rocky", 5),
      edge("Ella", "rate", "Rocky", 4),
      edge("Ella", "rate", "Brazil", 2),
    ],
  });
  return api;
}

/** A refusal, as `toEqual` takes it. */
export function refusal(errorCode: string, errorMessage: unknown): { status: number; body: object } {
  return { status: 400, body: { errorCode, errorMessage } };
}
