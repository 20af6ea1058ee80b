import { execFileSync } from "node:child_process";
import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { type Browser, chromium, type Locator, type Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { REFERENCES, readReference } from "../src/references.ts";

const DIST = new URL("../dist/", import.meta.url);
const executablePath = findChromium();
if (!executablePath) console.warn("No chromium is on the PATH: the tests in a browser are skipped.");

let browser: Browser;

beforeAll(async () => {
  if (!executablePath) return;
  const quiet = ["--disable-background-networking", "--disable-component-update", "--disable-sync", "--no-first-run"];
  browser = await chromium.launch({
    executablePath,
    timeout: 120_000,
    args: ["--no-sandbox", "--disable-gpu", ...quiet],
  });
}, 120_000);
afterAll(() => browser?.close());

/** Opens a page and notes what it asks for beside itself, and what it complains about. */
async function open(url: string, options = {}): Promise<{ page: Page; requests: string[]; complaints: string[] }> {
  const page = await browser.newPage({ viewport: { width: 1400, height: 900 }, ...options });
  page.setDefaultTimeout(120_000);
  const requests: string[] = [];
  const complaints: string[] = [];
  page.on("request", (request) => {
    if (!/^(data|blob):/.test(request.url())) requests.push(request.url());
  });
  page.on("console", (message) => message.type() === "error" && complaints.push(message.text()));
  page.on("pageerror", (error) => complaints.push(error.message));
  await page.goto(url);
  await page.locator("h1").first().waitFor();
  return { page, requests, complaints };
}

describe.skipIf(!executablePath)("In a browser", { timeout: 400_000 }, () => {
  test.each(REFERENCES)("%s opens from disk and asks for nothing else", async (name) => {
    const url = new URL(`${name}.html`, DIST).href;
    const { page, requests, complaints } = await open(url);
    await page.waitForLoadState("networkidle");
    expect(requests).toEqual([url]);
    expect(complaints).toEqual([]);
    await page.close();
  });

  test("the references open from a server and ask for nothing else", async () => {
    const server = createServer(async ({ url }, answer) => answer.end(await readFile(new URL(`.${url}`, DIST))));
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const { port } = server.address() as AddressInfo;
    const url = `http://127.0.0.1:${port}/service-v1.html`;
    const { page, requests, complaints } = await open(url);
    await page.waitForLoadState("networkidle");
    expect({ requests, complaints }).toEqual({ requests: [url], complaints: [] });
    await page.close();
    server.close();
    server.closeAllConnections();
  });

  // Loading a page of this size for each of some 150 operations takes minutes; that each has its samples is tested beside this.
  test.each(REFERENCES)("an operation of each tag of %s shows both samples and links to the vendor", async (name) => {
    const { groups } = await readReference(name);
    const { page } = await open(new URL("index.html", DIST).href);
    for (const { operationId, link } of groups.flatMap(({ operations }) => operations.slice(0, 1))) {
      // A new document each time: a change of the fragment alone keeps the old one.
      await page.goto("about:blank");
      await page.goto(new URL(link, DIST).href);
      await seen(page.getByText(`client.${operationId}(`), `${operationId} in TypeScript`);
      await seen(page.getByRole("link", { name: /\((ges_03|en-us_topic)_\d+\)/ }), `${operationId}'s page`);
      await choose(page, "TypeScript", "curl");
      await seen(page.getByText(/curl -X/), `${operationId} with curl`);
      // The page remembers the choice, and the next operation is to begin with TypeScript again.
      await choose(page, "curl", "TypeScript");
    }
    await page.close();
  });

  test.each(["light", "dark"] as const)("the landing page fits a phone in %s", async (colorScheme) => {
    const { page, requests } = await open(new URL("index.html", DIST).href, {
      colorScheme,
      viewport: { width: 360, height: 800 },
    });
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
    expect(requests).toHaveLength(1);
    await page.close();
  });
});

async function seen(locator: Locator, what: string): Promise<void> {
  await expect.poll(() => locator.count(), { message: what, timeout: 60_000 }).toBeGreaterThan(0);
}

/** Chooses another language for the samples. The menu can lie outside the window, where a mouse does not reach it. */
async function choose(page: Page, from: string, to: string): Promise<void> {
  await page.getByRole("button", { name: from }).first().dispatchEvent("click");
  await page.getByRole("menuitem", { name: to }).dispatchEvent("click");
}

function findChromium(): string | undefined {
  try {
    return execFileSync("sh", ["-c", "command -v chromium"], { encoding: "utf8" }).trim();
  } catch {
    return undefined;
  }
}
