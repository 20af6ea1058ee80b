import { type ClientExtras, createClient } from "../../src/client/client.ts";
import { connectTo } from "../../src/client/connection.ts";
import { tokenCredentials } from "../../src/credentials/token-credentials.ts";
import type { Route } from "../../src/http/route.ts";
import type { CallOptions } from "../../src/options/call-options.ts";
import type { ClientOptions } from "../../src/options/client-options.ts";
import type { Credentials } from "../../src/options/credentials.ts";

/** One operation of each kind that the runtime treats differently. */
const ROUTES = {
  showThing: { method: "GET", path: "/v2/{project_id}/things/{thing_id}", retry: "safe" },
  listThings: {
    method: "GET",
    path: "/v2/{project_id}/things",
    retry: "safe",
    query: ["offset", "limit", "kind"],
    required: ["kind"],
  },
  stopThing: {
    method: "POST",
    path: "/v2/{project_id}/things/{thing_id}/action",
    retry: "idempotent",
    fixed: { action_id: "stop" },
  },
  createThing: { method: "POST", path: "/v2/{project_id}/things", retry: "unsafe", body: "required" },
} as const satisfies Record<string, Route>;

type Input = Record<string, unknown>;
type Method = (input?: Input, options?: CallOptions) => Promise<unknown>;

/** The operations above, untyped on purpose: these tests give them what a compiler would refuse. */
export type TestOperations = Record<keyof typeof ROUTES, Method>;

interface Paths {
  "/v2/{project_id}/things": {
    get: {
      parameters: { path: { project_id: string } };
      responses: { 200: { content: { "application/json": { ok: boolean } } } };
    };
  };
  "/v2/{project_id}/things/{thing_id}": { get: PathMethod };
  "/v2/{project_id}/things/{thing_id}/action#stop": { post: PathMethod };
}

interface PathMethod {
  parameters: { path: { project_id: string; thing_id: string }; query?: { action_id?: string } };
  responses: { 200: { content: { "application/json": { ok: boolean } } } };
}

export type TestClient = TestOperations & ClientExtras<TestOperations, Paths, unknown>;

/** A client of a service that `endpoint` or `fetch` stands for. */
export function testClient(
  options: Partial<ClientOptions> & { endpoint?: string; credentials?: Credentials } = {},
): TestClient {
  const { endpoint = "https://ges.example.com", projectId = "project1", ...rest } = options;
  const described = Object.fromEntries(Object.entries(ROUTES).map(([operationId, route]) => [operationId, { route }]));
  const connection = connectTo(
    endpoint,
    { project_id: projectId },
    { projectId, credentials: tokenCredentials("token1"), retry: { baseDelayMs: 1 }, ...rest },
  );
  return createClient<TestOperations, Paths, unknown>(described, connection);
}

/** A service that answers as told, one answer after the other, the last one for ever, and notes what it was asked. */
export function scripted(...answers: (() => Response | Promise<Response>)[]): {
  fetch: typeof globalThis.fetch;
  requests: { url: string; init: RequestInit }[];
} {
  const requests: { url: string; init: RequestInit }[] = [];
  return {
    requests,
    fetch: async (url, init = {}) => {
      requests.push({ url: String(url), init });
      const answer = answers[Math.min(requests.length, answers.length) - 1];
      if (!answer) throw new Error("nothing was scripted");
      return answer();
    },
  };
}

export const json =
  (body: unknown, init: ResponseInit = {}) =>
  () =>
    Response.json(body, init);

export const text =
  (body: string, init: ResponseInit = {}) =>
  () =>
    new Response(body, init);

/** Reason that a promise rejects with. */
export async function rejection(promise: Promise<unknown>): Promise<Error & Record<string, unknown>> {
  const outcome = await promise.then(
    () => undefined,
    (error: unknown) => error,
  );
  if (!(outcome instanceof Error)) throw new Error("it did not reject with an error");
  return outcome as Error & Record<string, unknown>;
}
