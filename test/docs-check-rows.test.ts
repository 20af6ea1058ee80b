import { describe, expect, test } from "vitest";
import { checkSource } from "../scripts/docs-check/check-page.ts";
import { asText } from "../scripts/docs-check/report/as-text.ts";
import { LAYOUTS } from "./docs-check/pages/all-layouts.ts";
import { type Layout, render } from "./docs-check/pages/layouts.ts";
import type { PageModel } from "./docs-check/pages/model.ts";
import { pageOf, pagesOf } from "./docs-check/pages/page-of.ts";
import { readReference } from "./docs-check/reference.ts";

const reference = await readReference();
/** Every tenth operation for each layout, so that all have their turn. */
const pages = (at: number) => reference.operations.filter((_, index) => index % 10 === at % 10).flatMap(pagesOf);

function rowsOf({ parameters, body, response, error, statuses }: PageModel): number {
  return [...body, ...response, ...error].reduce(
    (sum, { rows }) => sum + rows.length,
    parameters.length + statuses.length,
  );
}

function check(model: PageModel, layout: Layout, change?: (text: string) => string) {
  const page = render(model, layout);
  const changed = change?.(page) ?? page;
  if (change) expect(changed).not.toBe(page);
  return checkSource(`${model.id}.${layout.extension}`, changed, reference);
}

describe("Every row of a page is read, with lists, notes and blank lines in its cells", () => {
  test.each(LAYOUTS.map((layout, at) => [layout.name, layout, at] as const))("%s", (_, layout, at) => {
    for (const model of pages(at)) {
      const { rows } = check(model, layout);
      expect(rows, model.operationId).toEqual({ read: rowsOf(model), total: rowsOf(model) });
    }
  });
});

describe("A row that cannot be read is counted, and named", () => {
  const model = reference.operations
    .filter(({ operation }) => operation.operationId === "listBackups")
    .map((one) => pageOf(one))[0] as PageModel;
  const damages: [title: string, change: (text: string) => string][] = [
    ["its name is none", (text) => text.replace("backupMethod", "?!")],
    [
      "its type and its flag are exchanged",
      (text) => text.replace(/(?<=offset[^Y]{0,80})No(?=[^Y]{0,60}Integer)/s, "Integer"),
    ],
  ];
  const layouts = LAYOUTS.filter(({ language, prose }) => language === "en" && prose === "lists");
  test.each(damages)("when %s", (_, change) => {
    for (const layout of layouts) {
      const report = check(model, layout, change);
      expect(report.rows.read, layout.name).toBeLessThan(report.rows.total);
      expect(report.differences.map(({ rule }) => rule)).toContain("page.not-understood");
    }
  });
});

test("The report counts the rows of each page", () => {
  const [model] = pages(0);
  const report = check(model as PageModel, LAYOUTS[0] as Layout);
  expect(asText([report])).toContain(`rows: ${report.rows.read} of ${report.rows.total}`);
});
