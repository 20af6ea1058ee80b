import { describe, expect, test } from "vitest";
import { json, rejection, scripted, testClient, text } from "./support/test-client.ts";

const path = { project_id: "project1", thing_id: "a b" };
const PATH = "/v2/{project_id}/things/{thing_id}";

describe("The fetch client", () => {
  test("shares the transport, the credentials and the headers of the client", async () => {
    const { fetch, requests } = scripted(json({ ok: true }));
    const { data, response } = await testClient({ fetch }).fetchClient.GET(PATH, { params: { path } });
    expect(data).toEqual({ ok: true });
    expect(response.status).toBe(200);
    expect(requests[0]?.url).toBe("https://ges.example.com/v2/project1/things/a%20b");
    expect(requests[0]?.init.headers).toMatchObject({ "x-auth-token": "token1" });
  });

  test("fills in the path parameters of the client's options", async () => {
    const { fetch, requests } = scripted(json({ ok: true }));
    const { fetchClient } = testClient({ fetch });
    await fetchClient.GET("/v2/{project_id}/things");
    await fetchClient.GET(PATH, { params: { path: { thing_id: "a" } } });
    await fetchClient.request("get", "/v2/{project_id}/things");
    expect(requests.map(({ url }) => new URL(url).pathname)).toEqual([
      "/v2/project1/things",
      "/v2/project1/things/a",
      "/v2/project1/things",
    ]);
    // @ts-expect-error the thing is not known to the client
    await rejection(fetchClient.GET(PATH));
  });

  test("gives an error rather than throws it", async () => {
    const { fetch } = scripted(json({ error_code: "GES.7000", error_msg: "Gone." }, { status: 400 }));
    const { data, error, response } = await testClient({ fetch }).fetchClient.GET(PATH, { params: { path } });
    expect([data, error, response.status]).toEqual([undefined, { error_code: "GES.7000", error_msg: "Gone." }, 400]);
  });

  test("sends an action's query, though its path has a fragment", async () => {
    const { fetch, requests } = scripted(json({ ok: true }));
    await testClient({ fetch }).fetchClient.POST(`${PATH}/action#stop`, {
      params: { path, query: { action_id: "stop" } },
    });
    expect(requests[0]?.url).toBe("https://ges.example.com/v2/project1/things/a%20b/action?action_id=stop");
  });

  test("checks path parameters as the methods do", async () => {
    const { fetch, requests } = scripted(json({}));
    const call = testClient({ fetch }).fetchClient.GET(PATH, { params: { path: { ...path, thing_id: ".." } } });
    expect(await rejection(call)).toMatchObject({ name: "GesConfigError", parameter: "thing_id" });
    expect(requests).toEqual([]);
  });

  test("repeats reads, and nothing that could be a write", async () => {
    const reads = scripted(text("", { status: 503 }), json({ ok: true }));
    await testClient({ fetch: reads.fetch }).fetchClient.GET(PATH, { params: { path } });
    expect(reads.requests).toHaveLength(2);
    const writes = scripted(text("", { status: 503 }));
    await testClient({ fetch: writes.fetch }).fetchClient.POST(`${PATH}/action#stop`, { params: { path } });
    expect(writes.requests).toHaveLength(1);
  });
});
