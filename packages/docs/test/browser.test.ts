import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { gzipSync } from "node:zlib";
import { createEmulator } from "@ges-sdk/emulator";
import { createManagementClient } from "@ges-sdk/v2";
import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { tryItOn } from "../../../scripts/serve/try-it.ts";
import { CHROMIUM, launch } from "./support/browser.ts";
import { startSite } from "./support/built-site.ts";

const PAGES = {
  "the landing page": "/",
  "a guide": "/guides/load-and-query/",
  "an operation": "/v2/stop-graph/",
  "a large operation": "/service/execute-algorithm/",
  "an error": "/errors/GES.7001/",
  "a package": "/sdk/core/",
  "the list of errors": "/errors/",
  "a Chinese operation": "/zh/v2/stop-graph/",
};
const AXE = await readFile(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const WCAG = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];

describe.skipIf(!CHROMIUM)("In a browser", { timeout: 600_000 }, () => {
  let browser: Browser;
  let site: Awaited<ReturnType<typeof startSite>>;
  beforeAll(async () => {
    browser = await launch();
    site = await startSite();
  }, 120_000);
  afterAll(async () => {
    await browser?.close();
    await site?.[Symbol.asyncDispose]();
  });

  /** Opens a page and notes what it asks for, and what it complains about. */
  async function open(path: string, options: BrowserContextOptions = {}, from = site.url) {
    const page = await browser.newPage({ viewport: { width: 1440, height: 900 }, ...options });
    page.setDefaultTimeout(120_000);
    const requests: string[] = [];
    const complaints: string[] = [];
    page.on("request", (request) => {
      if (!/^(data|blob):/.test(request.url())) requests.push(request.url());
    });
    page.on("console", (message) => message.type() === "error" && complaints.push(message.text()));
    page.on("pageerror", (error) => complaints.push(error.message));
    await page.goto(from + path);
    return { page, requests, complaints };
  }

  async function violationsOf(page: Page): Promise<string[]> {
    await page.evaluate(AXE);
    return page.evaluate(async (values) => {
      const { axe } = globalThis as unknown as {
        axe: { run(options: object): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> };
      };
      const { violations } = await axe.run({ runOnly: { type: "tag", values } });
      return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html.slice(0, 160)}`));
    }, WCAG);
  }

  const looks = Object.entries(PAGES).flatMap(([name, path]) =>
    (["light", "dark"] as const).flatMap((colorScheme) =>
      [1440, 390].map((width) => ({ name, path, colorScheme, width })),
    ),
  );

  test.each(looks)(
    "$name in $colorScheme, $width px wide, is accessible and fits",
    async ({ path, colorScheme, width }) => {
      const { page, requests, complaints } = await open(path, { colorScheme, viewport: { width, height: 900 } });
      expect(await violationsOf(page)).toEqual([]);
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
      await page.waitForLoadState("networkidle");
      expect(requests.filter((url) => !url.startsWith(`${site.url}/`))).toEqual([]);
      expect(complaints).toEqual([]);
      await page.close();
    },
  );

  test.each(["light", "dark"] as const)(
    "the search is accessible in %s, and leads to a page by keyboard alone",
    async (colorScheme) => {
      const { page } = await open("/guides/wait/", { colorScheme });
      await page.keyboard.press("Tab");
      expect(await page.evaluate(() => document.activeElement?.getAttribute("href"))).toBe("#_top");
      await page.locator(".search-open:enabled").waitFor();
      await page.keyboard.press("Control+k");
      await page.keyboard.type("how do I stop a graph");
      await page.locator(".search-results a").first().waitFor();
      expect(await violationsOf(page)).toEqual([]);
      await page.keyboard.press("ArrowDown");
      await page.keyboard.press("Enter");
      await page.waitForURL("**/v2/stop-graph/");
      await page.close();
    },
  );

  test("samples change by keyboard, and fields unfold", async () => {
    const { page } = await open("/v2/create-graph/");
    await page.getByRole("tab", { name: "TypeScript" }).focus();
    await page.keyboard.press("ArrowRight");
    expect(await page.getByRole("tab", { name: "curl" }).getAttribute("aria-selected")).toBe("true");
    expect(await page.locator('[data-sample="curl"]').isVisible()).toBe(true);
    expect(await page.locator('[data-sample="typescript"]').isVisible()).toBe(false);
    const fold = page.locator(".fields summary").first();
    await fold.focus();
    await page.keyboard.press("Enter");
    expect(await fold.evaluate((summary) => (summary.parentElement as HTMLDetailsElement).open)).toBe(true);
    await page.close();
  });

  test("the list of errors narrows to what is typed", async () => {
    const { page } = await open("/errors/");
    await page.getByRole("searchbox").fill("7001");
    expect(await page.locator(".error-list > li:visible").count()).toBe(1);
    await page.close();
  });

  test("an operation is readable without JavaScript, with all its samples", async () => {
    const { page } = await open("/v2/stop-graph/", { javaScriptEnabled: false });
    for (const text of ["Stop a graph", "ges.stopGraph({ graph_id })", "curl -X POST", "GES.7001"]) {
      expect(await page.getByText(text).first().isVisible(), text).toBe(true);
    }
    await page.close();
  });

  test.each(["/v2/stop-graph/", "/service/execute-algorithm/"])(
    "%s weighs 60 kB at most, with everything",
    async (path) => {
      const page = await browser.newPage();
      const bodies: Promise<Buffer>[] = [];
      page.on("response", (response) => bodies.push(response.body()));
      await page.goto(site.url + path, { waitUntil: "networkidle" });
      const sizes = (await Promise.all(bodies)).map((body) => gzipSync(body, { level: 9 }).length);
      expect(sizes.length).toBeGreaterThan(2);
      expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThanOrEqual(60 * 1024);
      await page.close();
    },
  );

  test("the Run button asks the emulator beside the page, and is not there on a published page", async () => {
    await using emulator = await createEmulator();
    const ges = createManagementClient({ endpoint: emulator.url, fetch: emulator.fetch, ...emulator.credentials });
    const network = { vpc_id: "vpc", subnet_id: "subnet", security_group_id: "group" };
    const { id: graph_id } = await ges.createGraph({
      body: {
        graph: {
          name: "movie",
          graph_size_type_index: "1",
          ...network,
          crypt_algorithm: "generalCipher",
          enable_https: false,
        },
      },
    });
    await ges.waitForGraph({ graph_id }, { minIntervalMs: 10 });
    await using served = await startSite(tryItOn(emulator, { project_id: emulator.credentials.projectId, graph_id }));
    const { page, requests } = await open("/v2/stop-graph/", {}, served.url);
    await page.getByRole("button", { name: "Run on the emulator" }).click();
    await page.getByText("HTTP 200").waitFor();
    expect(await page.locator("try-it pre").textContent()).toContain("job_id");
    expect(requests.filter((url) => !url.startsWith(`${served.url}/`))).toEqual([]);
    await page.close();

    const published = await open("/v2/stop-graph/");
    expect(await published.page.getByRole("button", { name: "Run on the emulator" }).count()).toBe(0);
    await published.page.close();
  });
});
