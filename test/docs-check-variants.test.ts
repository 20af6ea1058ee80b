import { describe, expect, test } from "vitest";
import { checkSource } from "../scripts/docs-check/check-page.ts";
import { LAYOUTS } from "./docs-check/pages/all-layouts.ts";
import { type Layout, render } from "./docs-check/pages/layouts.ts";
import type { PageModel } from "./docs-check/pages/model.ts";
import { algorithmPagesOf, pagesOf } from "./docs-check/pages/page-of.ts";
import { readReference } from "./docs-check/reference.ts";

const reference = await readReference();
const [html, text] = ["HTML with lists and notes", "text with a cell on a line"].map((name) =>
  LAYOUTS.find((layout) => layout.name === name),
) as [Layout, Layout];

function check(model: PageModel, layout: Layout, change = (page: string) => page) {
  return checkSource(`page.${layout.extension}`, change(render(model, layout)), reference);
}

function algorithm(operationId: string, variant: string, pages = algorithmPagesOf): PageModel {
  const operation = reference.operations.find((one) => one.operation.operationId === operationId);
  return (operation ? pages(operation) : []).find((page) => page.variant === variant) as PageModel;
}

test("A page about an algorithm is held against that algorithm, found by its title when it shows no call", () => {
  for (const model of reference.operations.flatMap(algorithmPagesOf)) {
    for (const layout of [html, text]) {
      const { operationId, variant, differences } = check(model, layout);
      expect({ operationId, variant, differences }).toEqual({
        operationId: model.operationId,
        variant: model.variant,
        differences: [],
      });
    }
  }
});

test("Where algorithms share the name of a parameter, each is held against its own", () => {
  const change = (page: string) => page.replace(/(?<=default value is |defaults to |Default: )0\.85/g, "0.9");
  expect(check(algorithm("executeAlgorithm", "pagerank"), html, change).differences).toMatchObject([
    { rule: "request.default", where: "request.parameters.alpha", page: "0.9", spec: "0.85" },
  ]);
});

describe("A title names its algorithm", () => {
  test.each([
    ["PageRank (1.0.0)", "executeAlgorithm", "pagerank"],
    ["PageRank算法(1.0.0)", "executeAlgorithm", "pagerank"],
    ["SSSP (HyG)", "executeHygAlgorithm", "sssp"],
    ["All Shortest Paths of Vertex Sets (2.2.15)", "executeAlgorithm", "all_shortest_paths_of_vertex_sets"],
    ["点集全最短路（All Shortest Paths of Vertex Sets）", "executeAlgorithm", "all_shortest_paths_of_vertex_sets"],
    ["Origin-Destination Betweenness Centrality (2.2.4)", "executeAlgorithm", "od_betweenness"],
    ["Circle Detection with a Single Vertex (2.2.4)", "executeAlgorithm", "single_vertex_circles_detection"],
    ["k核算法", "executeAlgorithm", "kcore"],
    ["K-hop (1.0.0)", "executeAlgorithm", "k_hop"],
    ["标签传播", "executeAlgorithm", "label_propagation"],
  ])("%s", (title, operationId, variant) => {
    const model = { ...algorithm(operationId, variant), title };
    expect(check(model, html)).toMatchObject({ operationId, variant, status: "same" });
  });
});

test("An algorithm's page that shows a call is held against the algorithm that its example names", () => {
  const model = { ...algorithm("executeAlgorithm", "louvain", (one) => pagesOf(one)), title: "Executing an Algorithm" };
  const { variant, differences } = check(model, html);
  expect({ variant, differences }).toEqual({ variant: "louvain", differences: [] });
});

describe("A page of error codes is held against the catalogue", () => {
  const rows = [...reference.errorCodes].map(([code, status]) => `| ${status} | ${code} | Refused. | See there. |`);
  const page = (lines: string[]) =>
    `# Error Codes\n\n| Status Code | Error Code | Error Message | Solution |\n|---|---|---|---|\n${lines.join("\n")}\n`;
  const rules = (lines: string[]) =>
    checkSource("codes.md", page(lines), reference).differences.map(({ rule, where }) => `${rule} ${where}`);
  const [first = ""] = rows;
  const code = /GES\.\d+/.exec(first)?.[0];

  test("which is the same when it lists every code with its status", () => {
    expect(checkSource("codes.md", page(rows), reference)).toMatchObject({ status: "same", differences: [] });
  });

  test("and a new code, another status and a code that is gone are found", () => {
    expect(rules([...rows, "| 400 | GES.0815 | Strange. | - |"])).toEqual(["code.unknown code.GES.0815"]);
    expect(rules(rows.with(0, first.replace(/\d+/, "418")))).toEqual([`code.status code.${code}`]);
    expect(rules(rows.slice(1))).toEqual([`code.missing code.${code}`]);
  });

  test("and so are the codes deep inside of an example", () => {
    const operation = reference.operations.find((one) => one.operation.operationId === "executeCypherQuery");
    const [model] = operation ? pagesOf(operation) : [];
    const error = { status: 400, value: { results: [], errors: [{ code: "GES.0815", message: "No." }] } };
    const failing = { ...model, examples: { ...model?.examples, error } } as PageModel;
    expect(check(failing, html).differences).toContainEqual(
      expect.objectContaining({ rule: "error-example.code", page: "GES.0815" }),
    );
  });
});
