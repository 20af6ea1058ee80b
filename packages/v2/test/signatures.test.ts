import { akskCredentials, type Credentials } from "@ges-sdk/core";
import { createEmulator, type Emulator } from "@ges-sdk/emulator";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createManagementClient } from "../src/index.ts";
import { newGraph } from "./support.ts";

let emulator: Emulator;
let requests: number;
beforeAll(async () => {
  emulator = await createEmulator({ port: 0, accessKey: "AK1", secretKey: "SK1" });
});
afterAll(() => emulator.close());

function client(credentials: Credentials, url = emulator.url) {
  requests = 0;
  const { projectId } = emulator.credentials;
  return createManagementClient({
    endpoint: url,
    projectId,
    credentials,
    fetch: (input, init) => {
      requests += 1;
      return url === emulator.url ? fetch(input, init) : emulator.fetch(input, init);
    },
  });
}

describe("Requests signed with an access key", () => {
  const right = akskCredentials({ accessKey: "AK1", secretKey: "SK1" });

  test.each(["over a socket", "in a process"])("are taken by who knows the key, %s", async (where) => {
    const ges = client(right, where === "in a process" ? "http://emulator.localhost" : emulator.url);
    const name = where === "in a process" ? "inside" : "outside";
    const { id } = await ges.createGraph(newGraph(name));
    expect((await ges.showGraph({ graph_id: id })).graph.name).toBe(name);
    expect((await ges.listJobs({ graph_name: name, limit: 1, status: "running" })).job_count).toBeLessThanOrEqual(1);
  });

  test.each([
    ["a wrong secret key", akskCredentials({ accessKey: "AK1", secretKey: "SK2" }), /verify aksk signature fail/],
    ["an unknown access key", akskCredentials({ accessKey: "AK2", secretKey: "SK1" }), /ak not exist/],
    [
      "a signature for another request",
      { authenticate: (request) => right.authenticate({ ...request, method: "DELETE" }) } satisfies Credentials,
      /verify aksk signature fail/,
    ],
  ])("are refused once, and not repeated: %s", async (_, credentials, message) => {
    const call = client(credentials).listGraphs();
    await expect(call).rejects.toMatchObject({
      status: 401,
      code: "APIGW.0301",
      message: expect.stringMatching(message),
    });
    expect(requests).toBe(1);
  });

  test("are signed again, once, when the clock of this machine is off", async () => {
    const ges = client(withClockOff(-60 * 60_000, () => akskCredentials({ accessKey: "AK1", secretKey: "SK1" })));
    await ges.listGraphs();
    expect(requests).toBe(2);
    await ges.listGraphs();
    expect(requests).toBe(3);
  });
});

/** Makes credentials that keep a wrong clock, while the emulator in this process keeps the right one. */
function withClockOff(ms: number, make: () => Credentials): Credentials {
  const { now } = Date;
  Date.now = () => now() + ms;
  try {
    return make();
  } finally {
    Date.now = now;
  }
}
