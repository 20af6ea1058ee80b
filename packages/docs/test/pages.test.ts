import { readdir, readFile } from "node:fs/promises";
import { describe, expect, test } from "vitest";
import { REFERENCES, readReference } from "../src/references.ts";

const DIST = new URL("../dist/", import.meta.url);
const read = (file: string) => readFile(new URL(file, DIST), "utf8");

describe("The rendered docs", () => {
  test("have a page and the standard description for every reference", async () => {
    const files = REFERENCES.flatMap((name) => [`${name}.html`, `${name}.openapi.json`, `${name}.openapi.yaml`]);
    expect((await readdir(DIST)).sort()).toEqual([...files, "index.html"].sort());
  });

  test.each(REFERENCES)("lead from the landing page to every operation of %s", async (name) => {
    const landing = await read("index.html");
    const { groups } = await readReference(name);
    const links = groups.flatMap(({ operations }) => operations.map(({ link }) => link));
    expect(links.length).toBeGreaterThan(5);
    for (const link of links) expect(landing).toContain(`href="${link}"`);
  });

  test.each(["index.html", ...REFERENCES.map((name) => `${name}.html`)])(
    "load nothing from elsewhere: %s",
    async (file) => {
      const html = await read(file);
      const remote = [
        /<(?:script|img|iframe)[^>]*\ssrc\s*=\s*["']?(?:https?:)?\/\/[^"'>]*/gi,
        /<link[^>]*\shref\s*=\s*["']?(?:https?:)?\/\/[^"'>]*/gi,
      ].flatMap((pattern) => html.match(pattern) ?? []);
      expect(remote).toEqual([]);
    },
  );
});
