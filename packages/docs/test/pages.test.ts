import { readdir, readFile } from "node:fs/promises";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { REFERENCES, readReference } from "../src/references.ts";

const DIST = new URL("../dist/", import.meta.url);
const read = (file: string) => readFile(new URL(file, DIST), "utf8");

describe("The rendered docs", () => {
  test("have a page and the standard description for every reference", async () => {
    const files = REFERENCES.flatMap((name) => [`${name}.html`, `${name}.openapi.json`, `${name}.openapi.yaml`]);
    expect((await readdir(DIST)).sort()).toEqual([...files, "error-codes.html", "index.html"].sort());
  });

  test.each(REFERENCES)(
    "show every operation of %s in TypeScript and with curl, and the vendor's page",
    async (name) => {
      const html = await read(`${name}.html`);
      const { groups } = await readReference(name);
      for (const { operationId } of groups.flatMap(({ operations }) => operations)) {
        const shown = html.split(`"operationId":"${operationId}"`)[1]?.split('"operationId":')[0];
        expect(shown, operationId).toContain(`client.${operationId}(`);
        expect(shown, operationId).toContain("curl -X");
        expect(shown, operationId).toMatch(/The vendor's page: \[.+\]\(https:/);
      }
    },
  );

  test("list every error code with its meaning and its remedy", async () => {
    const html = await read("error-codes.html");
    const codes = Object.keys(
      parse(await readFile(new URL("../../../spec/error-codes.yaml", import.meta.url), "utf8")),
    );
    expect(codes.length).toBeGreaterThanOrEqual(125);
    for (const code of codes) expect(html).toContain(`<tr id="${code}"><td>${code}</td>`);
  });

  test.each(REFERENCES)("lead from the landing page to every operation of %s", async (name) => {
    const landing = await read("index.html");
    const { groups } = await readReference(name);
    const links = groups.flatMap(({ operations }) => operations.map(({ link }) => link));
    expect(links.length).toBeGreaterThan(5);
    for (const link of links) expect(landing).toContain(`href="${link}"`);
  });

  test.each(["index.html", "error-codes.html", ...REFERENCES.map((name) => `${name}.html`)])(
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
