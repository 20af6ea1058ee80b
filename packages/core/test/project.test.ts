import { getEventListeners } from "node:events";
import { describe, expect, onTestFinished, test, vi } from "vitest";
import { createClient } from "../src/client/client.ts";
import { connectTo } from "../src/client/connection.ts";
import { tokenCredentials } from "../src/credentials/token-credentials.ts";
import type { Route } from "../src/http/route.ts";
import { SYSTEM_TIMING } from "../src/http/timing.ts";
import type { CallOptions } from "../src/options/call-options.ts";
import type { ClientOptions } from "../src/options/client-options.ts";
import { rejection } from "./support/test-client.ts";

const region = "cn-north-4";

const ROUTES = {
  showThing: { method: "GET", path: "/v2/{project_id}/things/{thing_id}", retry: "safe" },
  listThings: {
    method: "GET",
    path: "/v2/{project_id}/things",
    retry: "safe",
    query: ["offset", "limit"],
    page: { items: "things", key: "id" },
  },
} as const satisfies Record<string, Route>;

type Input = Record<string, unknown>;
type Operations = Record<keyof typeof ROUTES, (input?: Input, options?: CallOptions) => Promise<unknown>>;
type Pages = { listThings(input?: Input, options?: CallOptions): AsyncGenerator<unknown> };
interface Paths {
  "/v2/{project_id}/things/{thing_id}": {
    get: {
      parameters: { path: { project_id?: string; thing_id: string } };
      responses: { 200: { content: { "application/json": { project: string } } } };
    };
  };
}

/** IAM and the service behind one transport: the one answers as told, the other says which project it was asked for. */
function cloud(...answers: (() => Response | Promise<Response>)[]) {
  const asked: string[] = [];
  const fetch = async (input: unknown): Promise<Response> => {
    const { host, pathname } = new URL(String(input));
    if (host.startsWith("ges.")) {
      const [, project] = /^\/v2\/([^/]+)/.exec(pathname) ?? [];
      return Response.json({ project, things: [{ id: project }] });
    }
    asked.push(String(input));
    const answer = answers[Math.min(asked.length, answers.length) - 1] ?? giveProject;
    return answer();
  };
  return { fetch, asked };
}

const giveProject = () => Response.json({ projects: [{ id: "project1", name: region }] });
const never = () => new Promise<Response>(() => {});

function clientOf(options: Partial<ClientOptions>) {
  const all = { credentials: tokenCredentials("token1"), region, retry: { maxRetries: 0 }, ...options };
  const described = Object.fromEntries(Object.entries(ROUTES).map(([operationId, route]) => [operationId, { route }]));
  return createClient<Operations, Paths, Pages>(
    described,
    connectTo("https://ges.example.com", { project_id: options.projectId }, all),
  );
}

describe("A client without a project", () => {
  test("resolves it with the IAM of its region, once for any number of calls", async () => {
    const { fetch, asked } = cloud();
    const client = clientOf({ fetch });
    const answers = await Promise.all(Array.from({ length: 50 }, () => client.showThing({ thing_id: "a" })));
    expect(new Set(answers.map((answer) => JSON.stringify(answer)))).toEqual(
      new Set(['{"project":"project1","things":[{"id":"project1"}]}']),
    );
    await client.showThing({ thing_id: "a" });
    expect(asked).toEqual(["https://iam.cn-north-4.myhuaweicloud.com/v3/projects?name=cn-north-4"]);
  });

  test("resolves it with the IAM that the options name", async () => {
    const { fetch, asked } = cloud();
    await clientOf({ fetch, iamEndpoint: "https://iam.example.com" }).showThing({ thing_id: "a" });
    expect(asked).toEqual(["https://iam.example.com/v3/projects?name=cn-north-4"]);
  });

  test("resolves nothing before its first call, nor for a call that names a project", async () => {
    const { fetch, asked } = cloud();
    const client = clientOf({ fetch });
    expect(await client.showThing({ thing_id: "a", project_id: "project2" })).toMatchObject({ project: "project2" });
    expect(asked).toEqual([]);
  });

  test("resolves nothing when the options name a project", async () => {
    const { fetch, asked } = cloud();
    expect(await clientOf({ fetch, projectId: "project3" }).showThing({ thing_id: "a" })).toMatchObject({
      project: "project3",
    });
    expect(asked).toEqual([]);
  });

  test("shares the project among methods, `withResponse`, `paginate` and `fetchClient`", async () => {
    const { fetch, asked } = cloud();
    const client = clientOf({ fetch });
    const items = async () => {
      const seen: unknown[] = [];
      for await (const item of client.paginate.listThings()) seen.push(item);
      return seen;
    };
    const [{ data }, paged, fetched] = await Promise.all([
      client.withResponse.showThing({ thing_id: "a" }),
      items(),
      client.fetchClient.GET("/v2/{project_id}/things/{thing_id}", { params: { path: { thing_id: "a" } } }),
    ]);
    expect(data).toMatchObject({ project: "project1" });
    expect(paged).toEqual([{ id: "project1" }]);
    expect(fetched.data).toMatchObject({ project: "project1" });
    expect(asked).toHaveLength(1);
  });
});

describe("A project that was not found", () => {
  test("fails all calls that waited for it with the same reason, and the next call asks again", async () => {
    const { fetch, asked } = cloud(() => new Response("", { status: 503 }), giveProject);
    const client = clientOf({ fetch });
    const calls = [client.showThing({ thing_id: "a" }), client.withResponse.showThing({ thing_id: "a" })];
    for (const error of await Promise.all(calls.map(rejection))) {
      expect(error).toMatchObject({ name: "GesApiError", operationId: "listProjects", status: 503 });
    }
    expect(await client.showThing({ thing_id: "a" })).toMatchObject({ project: "project1" });
    expect(asked).toHaveLength(2);
  });

  test("fails `fetchClient` and `paginate` too, and their next call asks again", async () => {
    const refuse = () => new Response("", { status: 503 });
    const { fetch } = cloud(refuse, refuse, giveProject);
    const client = clientOf({ fetch });
    const get = () =>
      client.fetchClient.GET("/v2/{project_id}/things/{thing_id}", { params: { path: { thing_id: "a" } } });
    expect(await rejection(client.paginate.listThings().next())).toMatchObject({ status: 503 });
    expect(await rejection(get())).toMatchObject({ status: 503 });
    expect((await get()).data).toMatchObject({ project: "project1" });
  });

  test("takes no middleware of `fetchClient` with it, and rejects nothing that nobody waits for", async () => {
    const unhandled = vi.fn();
    process.on("unhandledRejection", unhandled);
    onTestFinished(() => void process.off("unhandledRejection", unhandled));
    const { fetch } = cloud(() => new Response("", { status: 503 }), giveProject);
    const { fetchClient } = clientOf({ fetch });
    const seen: string[] = [];
    fetchClient.use({ onRequest: ({ request }) => void seen.push(request.method) });
    const get = () => fetchClient.GET("/v2/{project_id}/things/{thing_id}", { params: { path: { thing_id: "a" } } });
    await rejection(get());
    await get();
    expect(seen).toEqual(["GET"]);
    expect(unhandled).not.toHaveBeenCalled();
  });

  test("is an error that says what there is", async () => {
    const { fetch } = cloud(() => Response.json({ projects: [{ id: "project2", name: "cn-north-4_mine" }] }));
    expect((await rejection(clientOf({ fetch }).showThing({ thing_id: "a" }))).message).toBe(
      "projectId: must be given: IAM knows these projects of cn-north-4: cn-north-4_mine (project2)",
    );
  });
});

describe("A signal ends a call that waits for the project", () => {
  const waiting: [string, (client: ReturnType<typeof clientOf>, signal: AbortSignal) => Promise<unknown>][] = [
    ["of a method", (client, signal) => client.showThing({ thing_id: "a" }, { signal })],
    ["of `withResponse`", (client, signal) => client.withResponse.showThing({ thing_id: "a" }, { signal })],
    ["of `paginate`", (client, signal) => client.paginate.listThings({}, { signal }).next()],
    [
      "of `fetchClient`",
      (client, signal) =>
        client.fetchClient.GET("/v2/{project_id}/things/{thing_id}", { params: { path: { thing_id: "a" } }, signal }),
    ],
  ];

  test.each(waiting)("%s", async (_, call) => {
    const controller = new AbortController();
    const outcome = expect(call(clientOf({ fetch: cloud(never).fetch }), controller.signal)).rejects.toBe("enough");
    setImmediate(() => controller.abort("enough"));
    await outcome;
    await expect.poll(() => getEventListeners(controller.signal, "abort")).toEqual([]);
  });

  test("and so does the call's own `timeoutMs`", async () => {
    const { signal } = new AbortController();
    const client = clientOf({ fetch: cloud(never).fetch });
    const error = await rejection(client.showThing({ thing_id: "a" }, { timeoutMs: 5, signal }));
    expect(error).toMatchObject({ name: "GesTimeoutError", timeoutMs: 5 });
    expect(error.message).toBe("The project of cn-north-4 was not found within 5 ms (`timeoutMs`)");
    expect(getEventListeners(signal, "abort")).toEqual([]);
  });

  test("and the time that the project takes counts towards the call's `timeoutMs`", async () => {
    let now = 0;
    vi.spyOn(SYSTEM_TIMING, "now").mockImplementation(() => now);
    onTestFinished(() => void vi.restoreAllMocks());
    const { fetch } = cloud(() => {
      now += 300;
      return giveProject();
    });
    const error = await rejection(clientOf({ fetch }).showThing({ thing_id: "a" }, { timeoutMs: 300 }));
    expect(error).toMatchObject({ name: "GesTimeoutError", timeoutMs: 300 });
  });

  test("and a call that is aborted before it begins sends nothing", async () => {
    const { fetch, asked } = cloud(() => new Response("", { status: 503 }));
    const client = clientOf({ fetch });
    const signal = AbortSignal.abort("enough");
    for (const options of [{ signal }, { signal, timeoutMs: 5 }]) {
      await expect(client.showThing({ thing_id: "a" }, options)).rejects.toBe("enough");
    }
    expect(await rejection(client.showThing({ thing_id: "a" }, { timeoutMs: -1 }))).toMatchObject({
      name: "GesConfigError",
      parameter: "timeoutMs",
    });
    expect(asked).toEqual([]);
  });

  test("and leaves the others waiting", async () => {
    let give = () => {};
    const held = () => new Promise<Response>((resolve) => (give = () => resolve(giveProject())));
    const { fetch, asked } = cloud(held);
    const client = clientOf({ fetch });
    const controller = new AbortController();
    const ended = expect(client.showThing({ thing_id: "a" }, { signal: controller.signal })).rejects.toBe("enough");
    const other = client.showThing({ thing_id: "a" });
    await expect.poll(() => asked).toHaveLength(1);
    controller.abort("enough");
    await ended;
    give();
    expect(await other).toMatchObject({ project: "project1" });
    expect(asked).toHaveLength(1);
  });
});

describe("A client without a project and without a region", () => {
  test("is not made, and says what it lacks", () => {
    expect(() => clientOf({ region: undefined })).toThrow(
      expect.objectContaining({ name: "GesConfigError", parameter: "projectId" }),
    );
  });
});
