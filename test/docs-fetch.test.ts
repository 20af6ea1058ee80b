import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { parse } from "yaml";
import { pagesOf } from "../scripts/docs-fetch/addresses.ts";
import { type FetchOptions, fetchPages } from "../scripts/docs-fetch/fetch-pages.ts";
import type { Lock } from "../scripts/docs-fetch/lock.ts";
import { asText } from "../scripts/docs-fetch/report.ts";
import { readReference } from "./docs-check/reference.ts";

const { operations } = await readReference();
const two = operations.filter(({ operation }) => ["ges_03_0349", "ges_03_0348"].includes(operation["x-ges-page"]));
const [STOP, START] = ["/intl/en-us/api-ges/ges_03_0348.html", "/intl/en-us/api-ges/ges_03_0349.html"];
const INDEX = "/intl/en-us/api-ges/ges_03_0113.html";

/** Response of the site to a path: a page, or a handler that writes its own. */
type Served = string | ((request: IncomingMessage, response: ServerResponse) => void);

let site: Record<string, Served>;
let requests: { path: string; conditions: (string | undefined)[] }[];
let server: ReturnType<typeof createServer>;
let folder: string;
let pauses: number;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "docs-fetch-"));
  [site, requests, pauses] = [{}, [], 0];
  const start = await readFile("test/docs-check/start-graph.html", "utf8");
  site = { [STOP]: start.replaceAll("/start", "/stop").replaceAll("ges_03_0349", "ges_03_0348"), [START]: start };
  server = createServer((request, response) => {
    const path = request.url ?? "";
    requests.push({ path, conditions: [request.headers["if-none-match"], request.headers["if-modified-since"]] });
    const served = site[path];
    if (typeof served === "function") served(request, response);
    else if (served === undefined) response.writeHead(404).end();
    else serve(served, request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
});

afterEach(async () => {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
  await rm(folder, { recursive: true });
});

/** As a site does that knows conditional requests. */
function serve(page: string, request: IncomingMessage, response: ServerResponse): void {
  const etag = `"${page.length}"`;
  if (request.headers["if-none-match"] === etag) response.writeHead(304).end();
  else response.writeHead(200, { etag, "content-type": "text/html" }).end(page);
}

function run(lock: Lock = {}, options: Partial<FetchOptions> = {}) {
  const { port } = server.address() as AddressInfo;
  const pause = async () => {
    pauses++;
  };
  const own = { folder, languages: ["en" as const], base: `http://127.0.0.1:${port}`, indexes: [], operations: two };
  return fetchPages({ ...own, lock, fetch, pause, ...options });
}

test("Pages are fetched one at a time with pauses between them, and the lock keeps no text of them", async () => {
  const { first, lock } = await run();
  expect(first).toEqual(["en/ges_03_0348", "en/ges_03_0349"]);
  expect(await readdir(folder)).toEqual(["ges_03_0348.en.html", "ges_03_0349.en.html"]);
  expect(pauses).toBe(1);
  expect(lock["en/ges_03_0349"]).toEqual({
    url: expect.stringContaining(START),
    date: "2025-12-25",
    etag: expect.any(String),
    facts: expect.stringMatching(/^[0-9a-f]{64}$/),
  });
});

test("A page that the server calls unchanged is not fetched again", async () => {
  const { lock } = await run();
  requests = [];
  const again = await run(lock);
  expect(again).toMatchObject({ unchanged: 2, changed: [], first: [], lock });
  expect(requests.map(({ conditions }) => conditions[0])).toEqual([
    lock["en/ges_03_0348"]?.etag,
    lock["en/ges_03_0349"]?.etag,
  ]);
});

test("A page whose facts changed is reported, one whose site changed around it is not", async () => {
  const { lock } = await run();
  site[START] = (site[START] as string).replace("<td>No</td>", "<td>Yes</td>");
  site[STOP] = (site[STOP] as string).replace("<footer>Yes</footer>", "<footer>Anew</footer>");
  const report = await run(lock);
  expect(report).toMatchObject({ changed: ["en/ges_03_0349"], unchanged: 1 });
  expect(await readFile(join(folder, "ges_03_0349.en.html"), "utf8")).toBe(site[START]);
});

test("Both languages have addresses and entries of their own", async () => {
  site["/api-ges/ges_03_0348.html"] = site[STOP] as string;
  site["/api-ges/ges_03_0349.html"] = site[START] as string;
  const { first } = await run({}, { languages: ["en", "zh"] });
  expect(first).toEqual(["en/ges_03_0348", "en/ges_03_0349", "zh/ges_03_0348", "zh/ges_03_0349"]);
});

test("A page that moved, is gone, has no tables or fails is named with the remedy, and keeps its entry", async () => {
  const { lock } = await run();
  const cases: [Served, RegExp][] = [
    [
      (_, response) => response.writeHead(301, { location: "/elsewhere.html" }).end(),
      /moved to \/elsewhere\.html: change its number/,
    ],
    [(_, response) => response.writeHead(404).end(), /gone \(404\)/],
    [(_, response) => response.writeHead(503).end(), /said 503: try again later/],
    ["<html><body>Please enable JavaScript.</body></html>", /has no tables/],
    [(_, response) => response.writeHead(200).end("x".repeat(5 * 1024 * 1024 + 1)), /larger than 5 MiB/],
  ];
  for (const [served, reason] of cases) {
    site[START] = served;
    const report = await run(lock);
    expect(report.failed).toMatchObject([{ page: "en/ges_03_0349", reason: expect.stringMatching(reason) }]);
    expect(report.lock).toEqual(lock);
  }
});

test("Without a network it gives up early and says so", async () => {
  const offline = () => Promise.reject(new TypeError("fetch failed", { cause: { code: "ENOTFOUND" } }));
  const report = await run({}, { operations, fetch: offline });
  expect(report.failed).toHaveLength(4);
  expect(asText(report)).toMatch(
    /no response: ENOTFOUND[\s\S]*the other pages: not tried, for there seems to be no network/,
  );
});

test("An operation that an overview lists and no description has is reported as new", async () => {
  const row = (call: string, page: string) =>
    `<tr><td><a href="${page}.html">An operation</a></td><td>${call}</td></tr>`;
  const overview = (rows: string) =>
    `<html><body><main><h1>Overview</h1><table><tr><th>API</th><th>URL</th></tr>${rows}</table></main></body></html>`;
  const known = row("POST /v2/{project_id}/graphs/{graph_id}/start", "ges_03_0349");
  site[INDEX] = overview(known);
  const before = await run({}, { indexes: ["ges_03_0113"] });
  expect(before).toMatchObject({ operations: [], pages: [] });

  site[INDEX] = overview(known + row("POST/v2/{project_id}/graphs/{graph_id}/dance", "ges_03_0999"));
  const after = await run(before.lock, { indexes: ["ges_03_0113"] });
  expect(after.operations).toEqual(["POST /v2/{project_id}/graphs/{graph_id}/dance"]);
  expect(after.pages).toEqual(["ges_03_0999: An operation"]);
  expect(asText(after)).toMatch(/Operations that no description has:\n {2}POST \/v2/);
});

test("A page that the change history names in its text is reported at the first fetch, and only once", async () => {
  const history = (...links: string[]) =>
    `<html><body><nav><a href="ges_03_0777.html">Menu</a></nav><main><h1>Change History</h1><p>2026-03-01</p>
     <ul>${links.map((link) => `<li>Added ${link}.</li>`).join("")}</ul></main></body></html>`;
  const dancing = '<a href="/intl/en-us/api-ges/ges_03_0999.html">Dancing with <b>a Graph</b></a>';
  const others = [
    '<a href="ges_03_0349.html#section1">Starting a Graph</a>',
    '<a href="ges_03_0111.html">Obtaining a Project ID</a>',
    '<a href="https://support.huaweicloud.com/intl/en-us/usermanual-ges/ges_01_0052.html">the user guide</a>',
  ];
  site[INDEX] = history(...others, dancing);
  const first = await run({}, { indexes: ["ges_03_0113"] });
  expect(first.failed).toEqual([]);
  expect(first.pages).toEqual(["ges_03_0999: Dancing with a Graph"]);
  expect(asText(first)).toContain("now and no description names:\n  ges_03_0999: Dancing with a Graph\n");

  site[INDEX] = history(...others, dancing, '<a href="./ges_03_0998.html">Singing</a>');
  const second = await run(first.lock, { indexes: ["ges_03_0113"] });
  expect(second.pages).toEqual(["ges_03_0998: Singing"]);
});

test("Pages about one algorithm are fetched, too, for their operation names them", () => {
  const algorithms = operations.filter(({ operation }) => operation.operationId === "executeHygAlgorithm");
  expect(pagesOf(algorithms)).toEqual(expect.arrayContaining(["ges_03_0446", "ges_03_0450", "ges_03_0526"]));
});

test("The scheduled workflow runs scripts that exist, with no more rights than it needs", async () => {
  const workflow = parse(await readFile(".github/workflows/vendor-pages.yml", "utf8")) as {
    on: { schedule: { cron: string }[] };
    permissions: Record<string, string>;
    jobs: Record<string, { steps: { run?: string; uses?: string }[] }>;
  };
  const { scripts } = JSON.parse(await readFile("package.json", "utf8")) as { scripts: Record<string, string> };
  const steps = Object.values(workflow.jobs).flatMap((job) => job.steps);
  const runs = steps.map(({ run }) => run ?? "").join("\n");
  const named = [...runs.matchAll(/npm run (?:--silent )?([\w:]+)/g)].map(([, name]) => name as string);
  expect(named).toEqual(expect.arrayContaining(["docs:fetch", "docs:check"]));
  expect(named.filter((name) => !(name in scripts))).toEqual([]);
  expect(workflow.on.schedule[0]?.cron).toMatch(/^(\S+ ){4}\S+$/);
  expect(workflow.permissions).toEqual({ contents: "write", "pull-requests": "write" });
  expect(steps.flatMap(({ uses }) => uses ?? []).every((action) => action.startsWith("actions/"))).toBe(true);
});
