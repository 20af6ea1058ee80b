import { access, readFile } from "node:fs/promises";
import { describe, expect, test } from "vitest";
import { COMMANDS } from "../src/model/commands.ts";
import { ERROR_CODES } from "../src/model/error-codes.ts";
import { LANGUAGES, localPath } from "../src/model/languages.ts";
import { OPERATIONS } from "../src/model/operations.ts";
import { DIST, EMULATOR, ROOT } from "../src/model/places.ts";
import { REFERENCES } from "../src/model/references.ts";
import { ENTRIES, pathOf } from "../src/model/sdk.ts";
import { readPage, startSite } from "./support/built-site.ts";

describe.each(LANGUAGES)("The site in %s", (language) => {
  test.each(REFERENCES)("has a page for every operation of $name, with its title in the tab", async (reference) => {
    const operations = OPERATIONS.filter((operation) => operation.reference === reference);
    expect(operations.length).toBeGreaterThan(20);
    for (const { path, summary, chinese, id } of operations) {
      const html = await readPage(localPath(language, path));
      const title = language === "zh" ? chinese.title : summary;
      expect(html).toContain(`<title>${title} · ${reference.title[language]} · ges-sdk</title>`);
      expect(html, id).toContain(summary);
      expect(html, id).toContain(chinese.term);
    }
  });

  test("has a page for every error code", async () => {
    expect(ERROR_CODES.length).toBeGreaterThanOrEqual(125);
    for (const { code, path } of ERROR_CODES) {
      expect(await readPage(localPath(language, path))).toContain(`<title>${code} | ges-sdk</title>`);
    }
  });

  test("leads from the page of a reference to each of its operations", async () => {
    for (const reference of REFERENCES) {
      const html = await readPage(localPath(language, `/${reference.version}/`));
      for (const { path } of OPERATIONS.filter((operation) => operation.reference === reference)) {
        expect(html).toContain(`href="${localPath(language, path)}"`);
      }
    }
  });

  test("has every function, class and type of the packages that are written by hand, and links them to each other", async () => {
    for (const entry of ENTRIES) {
      const html = await readPage(localPath(language, pathOf(entry)));
      expect(html).toContain(`<title>${entry.module} | ges-sdk</title>`);
      const names = await exportedNames(entry.slug);
      expect(names.length).toBeGreaterThan(2);
      for (const name of names) expect(html, name).toContain(`<h3 id="${name}">${name}</h3>`);
    }
    const core = await readPage(localPath(language, "/sdk/core/"));
    expect(core).toContain(`href="${localPath(language, "/sdk/core/#AkskOptions")}">AkskOptions</a>`);
    expect(core).toContain(
      `<a href="${localPath(language, "/sdk/core/#GesJobError")}"><code>GesJobError</code></a> when`,
    );
    expect(core).toContain("Longest response body to read, in bytes.");
    expect(await readPage(localPath(language, "/v2/"))).toContain(`href="${localPath(language, "/sdk/emulator/")}"`);
  });

  test("has a page for each command, with its options and an example", async () => {
    const html = await readPage(localPath(language, "/cli/"));
    for (const { path, name } of COMMANDS) {
      expect(html).toContain(`href="${localPath(language, path)}"`);
      expect(await readPage(localPath(language, path))).toContain(`ges ${name}`);
    }
    const page = await readPage(localPath(language, "/cli/graphs-stop/"));
    for (const text of ["--wait", "--dry-run", `href="${localPath(language, "/v2/stop-graph/")}"`]) {
      expect(page).toContain(text);
    }
  });

  test("leads from an operation to its error codes, to the other version and to the vendor in both languages", async () => {
    const html = await readPage(localPath(language, "/v2/stop-graph/"));
    for (const path of ["/errors/GES.7001/", "/v1/stop-graph/"]) {
      expect(html).toContain(`href="${localPath(language, path)}"`);
    }
    expect(html).toContain('href="https://support.huaweicloud.com/intl/en-us/api-ges/ges_03_0348.html"');
    expect(html).toContain('href="https://support.huaweicloud.com/api-ges/ges_03_0348.html"');
  });
});

/** The names in the report of an entry's public types, which a test of its own keeps up to date. */
async function exportedNames(slug: string): Promise<string[]> {
  const report = await readFile(new URL(`api/${slug}.txt`, ROOT), "utf8");
  return [...report.matchAll(/^\/\/ (\w+)$/gm)].map(([, name = ""]) => name);
}

test("The addresses that others link to answer, dots and all", async () => {
  await using site = await startSite();
  const paths = [
    "/v2/stop-graph/",
    "/v1/stop-graph/",
    "/service/cancel-job/",
    "/errors/GES.7001/",
    "/cli/graphs-stop/",
  ];
  for (const path of paths.flatMap((path) => [path, `/zh${path}`])) {
    const response = await fetch(site.url + path);
    expect([path, response.status, response.headers.get("content-type")]).toEqual([
      path,
      200,
      "text/html; charset=utf-8",
    ]);
    const withoutSlash = await fetch(site.url + path.slice(0, -1));
    expect([withoutSlash.status, new URL(withoutSlash.url).pathname]).toEqual([200, path]);
  }
  expect((await fetch(`${site.url}/nowhere/`)).status).toBe(404);
  expect((await fetch(`${site.url}/..%2f..%2fpackage.json`)).status).toBe(404);
});

test("The operations that the emulator refuses are marked, and no others", async () => {
  const table = await readFile(new URL("OPERATIONS.md", EMULATOR), "utf8");
  const refused = [...table.matchAll(/^\| `(\w+)` .*\| not emulated/gm)].map(([, id]) => id);
  const pages = await Promise.all(OPERATIONS.map(async ({ id, path }) => ({ id, html: await readPage(path) })));
  const marked = pages.filter(({ html }) => html.includes("Not emulated") && html.includes("EMULATOR.501"));
  expect(marked.map(({ id }) => id).sort()).toEqual(refused.sort());
  expect(await readPage("/v2/stop-graph/")).toContain("the emulator assumes:");
});

test("Every reference can be downloaded in one file, and as a description for other tools, with checksums", async () => {
  const sums = await readFile(new URL("downloads/SHA256SUMS", DIST), "utf8");
  for (const { name } of REFERENCES) {
    for (const file of [`${name}.html`, `${name}.openapi.json`, `${name}.openapi.yaml`]) {
      await access(new URL(`downloads/${file}`, DIST));
      expect(sums).toContain(`  ${file}\n`);
    }
  }
});

test("The downloads load nothing from elsewhere", async () => {
  for (const { name } of REFERENCES) {
    const html = await readFile(new URL(`downloads/${name}.html`, DIST), "utf8");
    const remote = [
      /<(?:script|img|iframe)[^>]*\ssrc\s*=\s*["']?(?:https?:)?\/\/[^"'>]*/gi,
      /<link[^>]*\shref\s*=\s*["']?(?:https?:)?\/\/[^"'>]*/gi,
    ].flatMap((pattern) => html.match(pattern) ?? []);
    expect(remote).toEqual([]);
  }
});
