import { createEmulator, type Emulator } from "../../src/index.ts";
import type { EmulatorOptions } from "../../src/options.ts";

// biome-ignore lint/suspicious/noExplicitAny: the tests speak bare HTTP, where a body can be anything
export type Body = any;

export interface Answer {
  status: number;
  body: Body;
}

/** Duration of a job where a test sets none: no job ends before its test moves the clock, however slow the machine. */
export const JOB_MS = 60_000;

/** Bare HTTP to an emulator, as any client in any language would speak it. */
export interface Api {
  emulator: Emulator;
  /** Paths begin behind the project: `/v2 /graphs` is `/v2/{project_id}/graphs`. */
  call(method: string, version: "v2" | "v1.0" | "ges/v1.0", path: string, body?: unknown): Promise<Answer>;
  /** Sends whatever it is given. */
  raw(path: string, init?: RequestInit): Promise<Answer>;
}

export async function startApi(options: EmulatorOptions = {}): Promise<Api> {
  const emulator = await createEmulator({ jobDuration: JOB_MS, ...options });
  const raw = async (path: string, init: RequestInit = {}) => {
    const response = await emulator.fetch(emulator.url + path, init);
    return { status: response.status, body: await response.json() };
  };
  return {
    emulator,
    raw,
    call: (method, version, path, body) =>
      raw(`/${version}/${emulator.credentials.projectId}${path}`, {
        method,
        headers: { "x-auth-token": emulator.token },
        ...(body !== undefined && { body: JSON.stringify(body) }),
      }),
  };
}

/** Asks again until the answer is as wanted, and lets time pass on the emulator's clock meanwhile. */
export function until(api: Api, ask: () => Promise<Answer>, isWanted: (body: Body) => boolean): Promise<Body> {
  return eventually(ask, isWanted, () => api.emulator.clock.advance(JOB_MS / 4));
}

/** Asks again until the answer is as wanted; fails with the last one when it never is. */
export async function eventually(
  ask: () => Promise<Answer>,
  isWanted: (body: Body) => boolean,
  letTimePass = () => {},
): Promise<Body> {
  for (let look = 0; look < 500; look += 1) {
    const { body } = await ask();
    if (isWanted(body)) return body;
    letTimePass();
    await new Promise((resolve) => setTimeout(resolve, Math.min(5 + look, 200)));
  }
  throw new Error(`it never came to what was wanted: ${JSON.stringify((await ask()).body)}`);
}

export const SETTINGS = {
  graph_size_type_index: "1",
  vpc_id: "vpc1",
  subnet_id: "subnet1",
  security_group_id: "group1",
  crypt_algorithm: "generalCipher",
  enable_https: false,
};

/** Further parameters of a graph of the database edition. */
export const DATABASE_EDITION = { graph_size_type_index: "6" };

/** Creates a graph and waits until it runs; gives its ID. */
export async function runningGraph(api: Api, name = "movie", settings: object = {}): Promise<string> {
  const { body } = await api.call("POST", "v2", "/graphs", { graph: { name, ...SETTINGS, ...settings } });
  await graphIn(api, body.id, "200");
  return body.id;
}

/** Advances the emulator's clock until a graph has a status. */
export function graphIn(api: Api, id: string, status: string): Promise<Body> {
  return until(
    api,
    () => api.call("GET", "v2", `/graphs/${id}`),
    (body) => body.graph?.status === status,
  );
}

/** Advances the emulator's clock until a job of the management plane has ended. */
export function jobEnded(api: Api, id: string, jobId: string): Promise<Body> {
  return until(
    api,
    () => api.call("GET", "v2", `/graphs/${id}/jobs/${jobId}/status`),
    (body) => body.status !== "running",
  );
}

/** Carries an action of API v2 out, to its end. */
export async function done(api: Api, method: string, path: string, body?: unknown): Promise<Body> {
  const answer = await api.call(method, "v2", path, body);
  if (answer.status !== 200) throw new Error(JSON.stringify(answer));
  return jobEnded(api, path.split("/")[2] as string, answer.body.job_id);
}
