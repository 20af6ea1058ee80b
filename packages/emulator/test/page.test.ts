import { execFileSync } from "node:child_process";
import axe from "axe-core";
import { type Browser, chromium, type Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { type Api, JOB_MS, runningGraph, SETTINGS, startApi } from "./support/api.ts";

const executablePath = findChromium();
if (!executablePath) console.warn("No chromium is on the PATH: the tests in a browser are skipped.");

let api: Api;
beforeEach(async () => {
  api = await startApi({ port: 0 });
});
afterEach(() => api.emulator.close());

const MARKUP = "<b>B</b>";

const service = (path: string, body: object) => api.call("POST", "ges/v1.0", `/graphs/movie${path}`, body);

/** A graph in which two people rate a film, one of them twice. */
async function ratedFilm(): Promise<string> {
  const id = await runningGraph(api);
  const vertices = ["Ray", "Ella", MARKUP].map((vertex) => ({ vertex, label: "user" }));
  await service("/vertices/action?action_id=batch-add", { vertices });
  const edges = [MARKUP, MARKUP, "Ella"].map((target) => ({ source: "Ray", target, label: "rate" }));
  await service("/edges/action?action_id=batch-add", { edges });
  return id;
}

describe("Under /_emulator", () => {
  const state = async () => (await api.raw("/_emulator/state")).body;

  test.each(["/_emulator", "/_emulator/"])("%s is a page that may run nothing but its own script", async (path) => {
    const response = await api.emulator.fetch(api.emulator.url + path);
    expect(response.status).toBe(200);
    expect(response.headers.get("content-type")).toBe("text/html; charset=utf-8");
    const policy = response.headers.get("content-security-policy") ?? "";
    expect(policy).toMatch(/default-src 'none'.* script-src 'sha256-[\w+/]+=*';.*frame-ancestors 'none'/);
    expect(policy).not.toContain("unsafe");
    expect(await response.text()).toMatch(/^<!doctype html>/);
  });

  test("the state tells graphs, jobs of both planes, faults and requests, newest first", async () => {
    const id = await ratedFilm();
    await service("/action?action_id=execute-algorithm", { algorithmName: "pagerank", parameters: {} });
    api.emulator.faults.add({ operation: "stopGraph", status: 503 });
    await api.call("POST", "v2", `/graphs/${id}/stop`);
    await api.call("POST", "v2", `/graphs/${id}/clear-graph`);
    expect(await state()).toMatchObject({
      graphs: [{ id, name: "movie", status: "clearing", vertexCount: 3, edgeCount: 3, isDrawable: true }],
      jobs: expect.arrayContaining([
        expect.objectContaining({ plane: "management", task: "CreateGraph", status: "success", progress: 1 }),
        expect.objectContaining({ plane: "management", task: "ClearGraph", status: "running" }),
        expect.objectContaining({ plane: "service", task: "pagerank", graphName: "movie" }),
      ]),
      faults: [{ operation: "stopGraph", happened: 1 }],
    });
    const { requests, jobs } = await state();
    expect(requests[0]).toMatchObject({ operationId: "clearGraph", status: 200 });
    expect(jobs.at(-1)).toMatchObject({ task: "CreateGraph" });
  });

  test("looking at the state does not move a job on", async () => {
    await api.emulator.close();
    api = await startApi({ jobDuration: "polls:2" });
    const settings = { ...SETTINGS, graph_size_type_index: "1" };
    await api.call("POST", "v2", "/graphs", { graph: { name: "movie", ...settings } });
    for (let look = 0; look < 5; look += 1) {
      expect((await state()).jobs).toMatchObject([{ status: "running", progress: 0 }]);
    }
  });

  test("the state holds no secret, and no long body", async () => {
    const { token, keys } = api.emulator;
    const auth = { identity: { methods: ["password"], password: { user: { name: "emulator", password: "secret1" } } } };
    await api.raw("/v3/auth/tokens", { method: "POST", body: JSON.stringify({ auth }) });
    await runningGraph(api);
    const obsParameters = { accessKey: "AK1", secretKey: "secret2" };
    await service("/action?action_id=import-graph", { edgesetPath: "a/b", obsParameters });
    await service("/vertices", { vertex: "long".repeat(2000), label: "user" });
    const text = JSON.stringify(await state());
    for (const secret of ["secret1", "secret2", token, keys.secretKey, "longlong"]) expect(text).not.toContain(secret);
  });

  test("a drawing has a line for parallel edges, and is the same for the same data", async () => {
    const id = await ratedFilm();
    const { body } = await api.raw(`/_emulator/graphs/${id}/drawing`);
    expect(body.vertices.map((vertex: { id: string }) => vertex.id)).toEqual(["Ray", "Ella", MARKUP]);
    for (const { x, y } of body.vertices) expect([x >= 0 && x <= 1, y >= 0 && y <= 1]).toEqual([true, true]);
    expect(body.lines).toEqual([
      { source: 0, target: 2, labels: ["rate", "rate"] },
      { source: 0, target: 1, labels: ["rate"] },
    ]);
    await service("/vertices", { vertex: "Ann", label: "user" });
    expect((await api.raw(`/_emulator/graphs/${id}/drawing`)).body.vertices).toHaveLength(4);
    await api.call("DELETE", "ges/v1.0", "/graphs/movie/vertices/Ann");
    expect((await api.raw(`/_emulator/graphs/${id}/drawing`)).body).toEqual(body);
  });

  test("what is empty, too large or not there is not drawn", async () => {
    const id = await runningGraph(api);
    const drawing = (graph: string) => api.raw(`/_emulator/graphs/${graph}/drawing`);
    expect((await drawing(id)).status).toBe(404);
    const vertices = Array.from({ length: 201 }, (_, number) => ({ vertex: `v${number}`, label: "user" }));
    await service("/vertices/action?action_id=batch-add", { vertices });
    expect(await drawing(id)).toMatchObject({ status: 404, body: { error: expect.stringMatching("200") } });
    expect((await state()).graphs[0].isDrawable).toBe(false);
    expect((await drawing("nowhere")).status).toBe(404);
  });
});

describe.skipIf(!executablePath)("In a browser", { timeout: 240_000 }, () => {
  let browser: Browser;
  beforeAll(async () => {
    if (!executablePath) return;
    const quiet = ["--disable-background-networking", "--disable-component-update", "--disable-sync", "--no-first-run"];
    browser = await chromium.launch({
      executablePath,
      timeout: 120_000,
      args: ["--no-sandbox", "--disable-gpu", ...quiet],
    });
  }, 60_000);
  afterAll(() => browser?.close());

  /** Opens the page and notes what it asks for, and what it complains about. */
  async function open(options = {}): Promise<{ page: Page; requests: string[]; complaints: string[] }> {
    const page = await browser.newPage({ viewport: { width: 1300, height: 900 }, ...options });
    page.setDefaultTimeout(60_000);
    const requests: string[] = [];
    const complaints: string[] = [];
    page.on("request", (request) => /^(data|blob):/.test(request.url()) || requests.push(request.url()));
    page.on("console", (message) => message.type() === "error" && complaints.push(message.text()));
    page.on("pageerror", (error) => complaints.push(error.message));
    await page.goto(`${api.emulator.url}/_emulator`);
    await page.getByText("Live").waitFor();
    return { page, requests, complaints };
  }

  const table = (page: Page, name: string) => page.getByRole("table", { name });

  test("graphs, jobs, requests and faults appear and change as they do", async () => {
    const { page, requests, complaints } = await open();
    await page.getByText("There are no graphs.").waitFor();
    const id = await ratedFilm();
    await table(page, "Graphs").getByRole("row", { name: "movie running 3 3" }).waitFor();
    await table(page, "Jobs")
      .getByRole("row", { name: /CreateGraph.*movie success/ })
      .waitFor();
    await page.getByRole("group", { name: /^Graph movie, 3 vertices .* 2 lines/ }).waitFor();
    await table(page, "Requests").getByText("createGraph").click();
    await table(page, "Requests").getByText('"vpc_id": "vpc1"').waitFor();

    api.emulator.faults.add({ operation: "stopGraph", status: 503, times: 2 });
    await table(page, "Faults").getByRole("row", { name: "stopGraph status 503 0 of 2" }).waitFor();
    await api.call("DELETE", "v2", `/graphs/${id}`);
    api.emulator.clock.advance(JOB_MS);
    await page.getByText("There are no graphs.").waitFor();
    await table(page, "Jobs")
      .getByRole("row", { name: /DeleteGraph.*success/ })
      .waitFor();
    // What was opened stays open, although rows have come and gone.
    expect(await table(page, "Requests").getByText('"vpc_id": "vpc1"').isVisible()).toBe(true);
    expect(complaints).toEqual([]);
    expect(requests.filter((url) => !url.startsWith(`${api.emulator.url}/_emulator`))).toEqual([]);
    await page.close();
  });

  test("buttons put the clock forward and go back to the start", async () => {
    await api.emulator.close();
    api = await startApi({ port: 0, jobDuration: "CreateGraph=realistic" });
    const settings = { ...SETTINGS, graph_size_type_index: "1" };
    await api.call("POST", "v2", "/graphs", { graph: { name: "movie", ...settings } });
    const { page } = await open();
    await page.getByRole("progressbar", { name: "Progress of CreateGraph" }).waitFor();
    await page.getByRole("button", { name: "+ 1 hour" }).click();
    await table(page, "Graphs")
      .getByRole("row", { name: /movie running/ })
      .waitFor();
    page.once("dialog", (dialog) => dialog.dismiss());
    await page.getByRole("button", { name: "Reset everything" }).click();
    await table(page, "Graphs")
      .getByRole("row", { name: /movie running/ })
      .waitFor();
    page.once("dialog", (dialog) => dialog.accept());
    await page.getByRole("button", { name: "Reset everything" }).click();
    await page.getByText("There are no graphs.").waitFor();
    await page.close();
  });

  test("a refused request shows its response, why it was refused and what is assumed", async () => {
    const id = await runningGraph(api);
    await api.call("POST", "v2", `/graphs/${id}/bind-eip`, { eip_id: "eip1" });
    const { page } = await open();
    await api.call("GET", "v2", "/graphs/nowhere");
    const row = table(page, "Requests")
      .getByRole("row")
      .filter({ has: page.getByRole("cell", { name: /^40[04]$/ }) });
    await row.getByText("showGraph").click();
    await row.getByRole("group", { name: "Request" }).getByText("/graphs/nowhere").waitFor();
    await row.getByRole("group", { name: "Response" }).getByText("GES.7000").waitFor();
    await row.getByText(/^Refused: GES\.7000: /).waitFor();
    await row.getByRole("heading", { name: "What the emulator assumes here" }).waitFor();
    await page.close();
  });

  test("queries run in a box, and a vertex or a line shows its properties", async () => {
    await ratedFilm();
    const { page, complaints } = await open();
    await page.getByRole("group", { name: /^Graph movie/ }).waitFor();
    await page.getByRole("textbox", { name: "Query of the graph above" }).fill("g.V().count()");
    await page.getByRole("button", { name: "Run query" }).click();
    await page.getByRole("group", { name: "Result" }).getByText("3").waitFor();
    await page.getByRole("textbox", { name: "Query of the graph above" }).fill("g.V(");
    await page.getByRole("button", { name: "Run query" }).click();
    await page
      .getByRole("group", { name: "Result" })
      .getByText(/Gremlin/)
      .waitFor();
    await page.getByRole("button", { name: "Ray (user)" }).press("Enter");
    await page.getByRole("group", { name: "Element" }).getByText('"id": "Ray"').waitFor();
    await page.locator("svg line").first().dispatchEvent("click");
    await page.getByRole("group", { name: "Element" }).getByText('"label": "rate"').first().waitFor();
    expect(complaints.filter((text) => !text.includes("400"))).toEqual([]);
    await page.close();
  });

  test("faults and snapshots are added, and a snapshot brings back what was", async () => {
    const id = await runningGraph(api);
    const { page } = await open();
    await page.getByRole("textbox", { name: "Operation" }).fill("listGraphs");
    await page.getByRole("spinbutton", { name: "Times" }).fill("2");
    await page.getByRole("button", { name: "Add fault" }).click();
    await table(page, "Faults").getByRole("row", { name: "listGraphs status 503 0 of 2" }).waitFor();
    await page.getByRole("button", { name: "Clear faults" }).click();
    await page.getByText("No faults configured.").waitFor();
    await page.getByRole("textbox", { name: "Name", exact: true }).fill("one graph");
    await page.getByRole("button", { name: "Take snapshot" }).click();
    const restore = page.getByRole("button", { name: "Restore one graph" });
    await restore.waitFor();
    await api.call("DELETE", "v2", `/graphs/${id}`);
    api.emulator.clock.advance(JOB_MS);
    await page.getByText("There are no graphs.").waitFor();
    await restore.click();
    await table(page, "Graphs").getByRole("row", { name: /movie/ }).waitFor();
    await page.close();
  });

  test("asks for the control token where there is one", async () => {
    await api.emulator.close();
    api = await startApi({ port: 0, controlToken: "control1" });
    const page = await browser.newPage();
    await page.goto(`${api.emulator.url}/_emulator`);
    await page.getByLabel("Control token").fill("control1");
    await page.getByRole("button", { name: "Connect" }).click();
    await page.getByText("Live").waitFor();
    expect(await page.getByLabel("Control token").isVisible()).toBe(false);
    await page.close();
  });

  test.each(["light", "dark"] as const)("axe finds no fault with it in %s", async (colorScheme) => {
    await ratedFilm();
    api.emulator.faults.add({ operation: "stopGraph", status: 503 });
    api.emulator.snapshot("one");
    const { page } = await open({ colorScheme });
    await page.getByRole("group", { name: /^Graph movie/ }).waitFor();
    await table(page, "Requests").getByText("createGraph").click();
    await page.getByRole("button", { name: "Ray (user)" }).click();
    await page.getByRole("group", { name: "Element" }).waitFor();
    await page.evaluate(axe.source);
    const violations = await page.evaluate("axe.run().then(({ violations }) => violations)");
    expect(violations).toEqual([]);
    await page.close();
  });

  test("it uses the width of a wide screen", async () => {
    const { page } = await open({ viewport: { width: 2400, height: 1200 } });
    const { width } = (await page.getByRole("main").boundingBox()) ?? { width: 0 };
    expect(width).toBeGreaterThan(2300);
    await page.close();
  });

  test("markup in names is shown as the text it is", async () => {
    const { page, complaints } = await open();
    await ratedFilm();
    api.emulator.faults.add({ operation: "stopGraph", status: 503, message: MARKUP });
    await page.getByRole("cell", { name: `message ${MARKUP}` }).waitFor();
    await page.locator("svg").getByText(MARKUP, { exact: true }).waitFor();
    await table(page, "Requests").getByText("batchAddEdges").click();
    await table(page, "Requests").getByText(`"target": "${MARKUP}"`).first().waitFor();
    expect([await page.locator("b").count(), complaints]).toEqual([0, []]);
    await page.close();
  });

  test.each(["light", "dark"] as const)("it fits a phone and can be read in %s", async (colorScheme) => {
    await ratedFilm();
    await api.raw(`/nowhere/${"long".repeat(60)}`);
    api.emulator.faults.add({ operation: "management-v2/stopGraph", status: 503, message: "long".repeat(30) });
    const { page, complaints } = await open({ colorScheme, viewport: { width: 360, height: 800 } });
    await page.getByRole("group", { name: /^Graph movie/ }).waitFor();
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
    const { paper, faint } = await page.evaluate(contrasts);
    expect(paper > 0.5).toBe(colorScheme === "light");
    expect(faint).toEqual([]);
    expect(complaints).toEqual([]);
    await page.close();
  });

  test("it says so when the emulator is gone", async () => {
    const { page } = await open();
    await api.emulator.close();
    await page.getByText("The emulator does not answer.").waitFor();
    await page.close();
  });
});

/** Lightness of the page, from 0 to 1, and its texts with less contrast than WCAG 2.2 requires. Runs in the page. */
function contrasts(): { paper: number; faint: string[] } {
  const lightness = (color: string) => {
    const [red = 0, green = 0, blue = 0] = (color.match(/\d+/g) ?? []).map((part) => {
      const share = Number(part) / 255;
      return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  };
  const paperUnder = (element: Element): number => {
    const { backgroundColor } = getComputedStyle(element);
    if (backgroundColor !== "rgba(0, 0, 0, 0)") return lightness(backgroundColor);
    return element.parentElement ? paperUnder(element.parentElement) : 1;
  };
  const texts = [...document.querySelectorAll("body :not(svg *, script)")].filter((element) =>
    [...element.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.textContent?.trim()),
  );
  const faint = texts.filter((element) => {
    const [low = 0, high = 0] = [lightness(getComputedStyle(element).color), paperUnder(element)].sort((a, b) => a - b);
    return (high + 0.05) / (low + 0.05) < 4.5;
  });
  return { paper: paperUnder(document.body), faint: faint.map((element) => element.outerHTML) };
}

function findChromium(): string | undefined {
  try {
    return execFileSync("sh", ["-c", "command -v chromium"], { encoding: "utf8" }).trim();
  } catch {
    return undefined;
  }
}
