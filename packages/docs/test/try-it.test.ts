import { request } from "node:http";
import { createEmulator } from "@ges-sdk/emulator";
import { expect, test } from "vitest";
import { tryItOn } from "../../../scripts/serve/try-it.ts";
import { startSite } from "./support/built-site.ts";

test("Only pages of this machine reach the emulator through the site, whatever name leads to it", async () => {
  await using emulator = await createEmulator();
  await using site = await startSite(tryItOn(emulator, {}));
  const path = `/_emulator-beside/v2/${emulator.credentials.projectId}/graphs`;
  const headers = { "x-auth-token": emulator.token };
  expect(await (await fetch(site.url + path, { headers })).json()).toEqual({ graph_count: 0, graphs: [] });
  expect((await fetch(site.url + path)).status).toBe(401);
  const status = await new Promise<number | undefined>((resolve, reject) => {
    request(site.url + path, { headers: { ...headers, host: "evil.example" } }, (response) => {
      response.resume();
      resolve(response.statusCode);
    })
      .once("error", reject)
      .end();
  });
  expect(status).toBe(403);
});

test("A published site knows of no emulator", async () => {
  await using site = await startSite();
  expect(await (await fetch(`${site.url}/v2/stop-graph/`)).text()).not.toContain("data-emulator");
  expect((await fetch(`${site.url}/_emulator-beside/v2/x/graphs`)).status).toBe(404);
});
