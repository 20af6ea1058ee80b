import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { expect, test } from "vitest";
import { markdownPages } from "../src/model/markdown-pages.ts";
import { DIST } from "../src/model/places.ts";
import { readPage } from "./support/built-site.ts";

const read = (file: string) => readFile(new URL(file, DIST), "utf8");

test("Every guide, operation and error has a twin in Markdown beside its page, in both languages", async () => {
  const pages = markdownPages();
  expect(pages.length).toBeGreaterThan(580);
  for (const { path, title } of pages) {
    await readPage(path);
    expect(await read(`.${path.slice(0, -1)}.md`)).toContain(`# ${title.replace(/ \(.*\)$/, "")}`);
  }
});

test("The twin of an operation holds what its page shows", async () => {
  const markdown = await read("./v2/stop-graph.md");
  for (const text of [
    "POST /v2/{project_id}/graphs/{graph_id}/stop",
    "await ges.stopGraph({ graph_id })",
    "GES.7001",
    "`graph_id` (string, required",
    "https://support.huaweicloud.com/intl/en-us/api-ges/ges_03_0348.html",
  ]) {
    expect(markdown).toContain(text);
  }
  expect(await read("./guides/start.md")).toContain("await ges.waitForJob({ graph_id, job_id })");
});

test("No section of a twin is empty", () => {
  const empty = markdownPages().filter(({ markdown }) => /\n## .+\n\n## /.test(`${markdown}\n## `));
  expect(empty.map(({ path }) => path)).toEqual([]);
});

test("llms.txt leads to every English page, and llms-full.txt holds them all", async () => {
  const [index, full] = [await read("./llms.txt"), await read("./llms-full.txt")];
  for (const { path, language, markdown } of markdownPages()) {
    if (language !== "en") continue;
    expect(index).toContain(`(${path.slice(0, -1)}.md)`);
    expect(full).toContain(markdown);
  }
});

test("The checksums are those of the downloads", async () => {
  const lines = (await read("./downloads/SHA256SUMS")).trim().split("\n");
  expect(lines.length).toBeGreaterThanOrEqual(9);
  for (const line of lines) {
    const [sum, file] = line.split("  ");
    const contents = await readFile(new URL(`./downloads/${file}`, DIST));
    expect(createHash("sha256").update(contents).digest("hex"), file).toBe(sum);
  }
});

test("The page of the project shows coverage, scores and changes", async () => {
  const html = await readPage("/project/");
  const report = JSON.parse(await readFile(new URL("../report.json", DIST), "utf8")) as { scores: object };
  for (const score of Object.values(report.scores)) expect(html).toContain(String(score));
  expect(html).toContain("llms-full.txt");
});
