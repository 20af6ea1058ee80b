import { glob, readFile } from "node:fs/promises";
import { CYPHER_FEATURES } from "@ges-sdk/graph-engine/cypher";
import { GREMLIN_FEATURES } from "@ges-sdk/graph-engine/gremlin";
import { expect, test } from "vitest";
import { parse } from "yaml";
import { reasonNotEmulated } from "../src/api/not-emulated.ts";
import { isNamed } from "../src/control/operation-name.ts";
import { OPERATIONS } from "../src/description/operation.ts";
import { languageTable } from "./support/language-table.ts";
import { type Assumption, type Assumptions, operationsTable } from "./support/operations-table.ts";

async function readAssumptions(): Promise<[file: string, Assumptions][]> {
  const read: [string, Assumptions][] = [];
  for await (const file of glob("assumptions/*.yaml")) read.push([file, parse(await readFile(file, "utf8")) ?? {}]);
  return read.sort(([a], [b]) => (a < b ? -1 : 1));
}

test("Every assumption is about an operation that is emulated, and says why it was made", async () => {
  const operations = OPERATIONS.filter((operation) => reasonNotEmulated(operation) === undefined);
  for (const [file, assumptions] of await readAssumptions()) {
    for (const [name, entries] of Object.entries(assumptions)) {
      expect(
        operations.some((operation) => isNamed(operation, name)),
        `${file} ${name}`,
      ).toBe(true);
      for (const entry of entries) {
        expect(entry, `${file} ${name}`).toEqual({ assumption: expect.any(String), why: expect.any(String) });
      }
    }
  }
});

test("OPERATIONS.md tells of every operation how far it is emulated (`npm run operations` writes it)", async () => {
  const assumptions: Record<string, Assumption[]> = {};
  for (const [, ofOneFile] of await readAssumptions()) {
    for (const [name, entries] of Object.entries(ofOneFile)) {
      assumptions[name] = [...(assumptions[name] ?? []), ...entries];
    }
  }
  const languages = [languageTable("Cypher", CYPHER_FEATURES), languageTable("Gremlin", GREMLIN_FEATURES)];
  await expect([operationsTable(assumptions), ...languages].join("\n")).toMatchFileSnapshot("../OPERATIONS.md");
});
