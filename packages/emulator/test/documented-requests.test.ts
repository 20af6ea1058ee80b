import { readFileSync } from "node:fs";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Api, type Body, runningGraph, startApi } from "./support/api.ts";

/** A request that a page of the vendor shows. */
interface DocumentedRequest {
  page: string;
  method: string;
  /** With names in braces for what a caller fills in. */
  path: string;
  body?: object;
}

const requests = readFileSync(new URL("documented-requests.ndjson", import.meta.url), "utf8")
  .trim()
  .split("\n")
  .map((line) => JSON.parse(line) as DocumentedRequest);

/** Requests that are wrong on the page itself, by page and path, and what is wrong with them. */
const WRONG_ON_THE_PAGE: Record<string, string> = {
  "ges_03_0509 /ges/v1.0/{project_id}/graphs": "no: `xxx` stands for a name, which is longer",
  "ges_03_0076 /ges/v1.0/{project_id}/graphs/{graph_name}/action?action_id=execute-algorithm":
    "no: `XXX` stands for an algorithm",
  "ges_03_0065 /v1.0/{project_id}/graphs{graph_id}/action?action_id=export-graph": "no: a slash is missing in the path",
  "ges_03_0101 /v1.0/{project_id}/graphs{graph_id}/action?action_id=upgrade": "no: a slash is missing in the path",
};

let api: Api;
beforeAll(async () => {
  api = await startApi();
  await runningGraph(api);
});
afterAll(() => api.emulator.close());

async function send({ method, path, body }: DocumentedRequest): Promise<Body> {
  const values: Record<string, string> = { project_id: api.emulator.credentials.projectId, graph_name: "movie" };
  const filled = path.replace(/\{(\w+)\}/g, (_, name: string) => values[name] ?? "example1");
  const { status, body: response } = await api.raw(encodeURI(filled), {
    method,
    headers: { "x-auth-token": api.emulator.token },
    ...(body && { body: JSON.stringify(body) }),
  });
  const message: string = response.errorMessage ?? response.error_msg ?? "";
  // A valid request may name a graph that is not there.
  const isRefused =
    (status === 404 && !/does not exist/.test(message)) ||
    /The request (body )?is|Parameter error|Internal|did not understand/.test(message);
  return isRefused ? message : "accepted";
}

test("Every request that the vendor's pages show is valid, or wrong on the page itself", async () => {
  const rows: string[] = [];
  const wrong = new Set(Object.keys(WRONG_ON_THE_PAGE));
  for (const request of requests) {
    const { page, method, path } = request;
    const outcome = await send(request);
    const known = WRONG_ON_THE_PAGE[`${page} ${path}`];
    if (known !== undefined) wrong.delete(`${page} ${path}`);
    else expect.soft(outcome, `${page} ${method} ${path}`).toBe("accepted");
    rows.push(
      `| ${page} | ${method} \`${path.replaceAll("|", "\\|")}\` | ${outcome === "accepted" ? "yes" : (known ?? outcome)} |`,
    );
  }
  expect([...wrong], "these are no longer needed").toEqual([]);
  const table = ["| page | request | accepted |", "|---|---|---|", ...rows, ""].join("\n");
  await expect(table).toMatchFileSnapshot("documented-requests.md");
});
