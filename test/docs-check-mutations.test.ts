import { readdir, readFile } from "node:fs/promises";
import { afterAll, describe, expect, test } from "vitest";
import { checkFacts, checkSource } from "../scripts/docs-check/check-page.ts";
import { factsIn } from "../scripts/docs-check/page/extract.ts";
import { findLineTables, type PageBlock } from "../scripts/docs-check/page/line-tables.ts";
import { readPage } from "../scripts/docs-check/page/read-page.ts";
import { columnOf, isMandatoryWord, nameIn } from "../scripts/docs-check/page/vocabulary.ts";
import { LAYOUTS } from "./docs-check/pages/all-layouts.ts";
import { type Layout, render } from "./docs-check/pages/layouts.ts";
import { type Category, mutationsOf } from "./docs-check/pages/mutations.ts";
import { algorithmPagesOf, pagesOf } from "./docs-check/pages/page-of.ts";
import { readReference } from "./docs-check/reference.ts";

const reference = await readReference();
const pages = reference.operations.flatMap((operation) => [...pagesOf(operation), ...algorithmPagesOf(operation)]);
const layoutOf = (at: number) => LAYOUTS[at % LAYOUTS.length] as Layout;
/** Every so many of the mutations of a kind, so that each has its turn about as often; GES_MUTATIONS=all takes them all. */
const STRIDES: Record<Category, number> = {
  fields: 90,
  rows: 90,
  types: 90,
  mandatory: 40,
  statuses: 50,
  codes: 4,
  defaults: 8,
  values: 8,
  ranges: 40,
  examples: 8,
};

/** Shares of the mutations that have to be found, in percent. */
const FLOORS: Record<Category, number> = {
  fields: 98,
  rows: 98,
  types: 98,
  mandatory: 98,
  statuses: 98,
  codes: 98,
  defaults: 98,
  values: 90,
  ranges: 90,
  examples: 90,
};

class Score {
  found = 0;
  total = 0;
  missed: string[] = [];

  get percent(): number {
    return this.total === 0 ? 100 : (100 * this.found) / this.total;
  }
}

const scores = new Map<string, Score>();

function score(category: string, found: boolean, what: string): void {
  const own = scores.get(category) ?? new Score();
  scores.set(category, own);
  own.total++;
  if (found) own.found++;
  else own.missed.push(what);
}

afterAll(() => {
  const lines = [...scores].map(
    ([category, { found, total, percent }]) =>
      `${category.padEnd(28)}${String(found).padStart(6)} of ${String(total).padStart(6)}${percent.toFixed(1).padStart(8)} %`,
  );
  console.log(["found mutations", ...lines].join("\n"));
});

test("A page that says what the description says is the same, in every layout", () => {
  pages.forEach((page, at) => {
    const layout = layoutOf(at);
    const { status, operationId, variant, differences } = checkSource(
      `page.${layout.extension}`,
      render(page, layout),
      reference,
    );
    expect({ layout: layout.name, status, operationId, variant, differences }).toEqual({
      layout: layout.name,
      status: "same",
      operationId: page.operationId,
      variant: page.variant,
      differences: [],
    });
  });
});

test("A mutation of a page is found, nearly always", () => {
  const turns = new Map<Category, number>();
  pages.forEach((page, at) => {
    const layout = layoutOf(at);
    for (const { category, what, page: mutant, rule, where } of mutationsOf(page)) {
      // Copies that have lost the flags cannot tell which way they were flipped.
      if (category === "mandatory" && layout.flagless) continue;
      const turn = turns.get(category) ?? 0;
      turns.set(category, turn + 1);
      if (process.env["GES_MUTATIONS"] !== "all" && turn % STRIDES[category] !== 0) continue;
      const { differences } = checkSource(`page.${layout.extension}`, render(mutant, layout), reference);
      const found = differences.some((difference) => rule.test(difference.rule) && where.test(difference.where));
      score(category, found, `${page.operationId} ${page.variant ?? ""} in ${layout.name}: ${what}`);
    }
  });
  for (const [category, floor] of Object.entries(FLOORS)) {
    const { percent, missed } = scores.get(category) ?? new Score();
    expect(percent, `${category}, missed: ${missed.join("; ")}`).toBeGreaterThanOrEqual(floor);
  }
});

const folders = ["test/docs-check", ...(process.env["GES_DOCUMENTS"] ? [process.env["GES_DOCUMENTS"]] : [])];
const saved = await Promise.all(
  folders.map(async (folder) =>
    (await readdir(folder)).filter((name) => /\.(txt|md|html)$/.test(name)).map((name) => `${folder}/${name}`),
  ),
);

describe("Every row of a saved page is held against the description", () => {
  test.each(saved.flat())("%s", async (file) => {
    const source = await readFile(file, "utf8");
    const blocks = findLineTables(readPage(source));
    const check = (changed: PageBlock[]) => checkFacts(file, factsIn(changed, source, file), reference).differences;
    const before = new Set(check(blocks).map(({ rule, where, page }) => `${rule} ${where} ${page}`));
    const finds = (changed: PageBlock[]) =>
      check(changed).some(({ rule, where, page }) => !before.has(`${rule} ${where} ${page}`));
    for (const [kind, what, changed] of changesOf(blocks)) {
      const found = finds(changed);
      score(`saved pages: ${kind}`, found, what);
      expect(found, `${kind}: ${what}`).toBe(true);
    }
  });
});

type Change = [kind: string, what: string, blocks: PageBlock[]];

/** Each row of each table of fields once under another name, once with the other flag, and once with another type. */
function changesOf(blocks: PageBlock[]): Change[] {
  return blocks.flatMap((block, at) => {
    if (block.kind !== "table") return [];
    const columns = (block.rows[0] ?? []).map(columnOf);
    const x = { name: columns.indexOf("name"), flag: columns.indexOf("mandatory"), type: columns.indexOf("type") };
    if (x.name === -1 || x.type === -1) return [];
    return block.rows
      .slice(1)
      .flatMap((row, index) =>
        changesOfRow(row, x, (column, text) =>
          blocks.with(at, { ...block, rows: block.rows.with(index + 1, row.with(column, text)) }),
        ),
      );
  });
}

function changesOfRow(
  row: string[],
  x: { name: number; flag: number; type: number },
  withCell: (column: number, text: string) => PageBlock[],
): Change[] {
  const own = nameIn(row[x.name] ?? "");
  // Headers of the transport are nobody's description.
  if (own === undefined || /^x-/i.test(own)) return [];
  const isText = /^(string|字符串)/i.test(row[x.type] ?? "");
  const changes: Change[] = [
    ["names", own, withCell(x.name, `${own}New`)],
    ["types", own, withCell(x.type, isText ? "Boolean" : "Float")],
  ];
  // In a table for success and failure, "optional" says nothing.
  const flag = row[x.flag] ?? "";
  if (isMandatoryWord(flag) && !/^error|^job/i.test(own)) {
    changes.push(["flags", own, withCell(x.flag, /^(yes|是)$/i.test(flag) ? "No" : "Yes")]);
  }
  return changes;
}
