import { describe, expect, test } from "vitest";
import { checkSource } from "../scripts/docs-check/check-page.ts";
import { readReference } from "./docs-check/reference.ts";

const reference = await readReference();

/** A page in Markdown: a title, a call where it shows one, and tables with captions. */
function page(title: string, call: string, tables: [caption: string, ...rows: string[]][]): string {
  const parts = tables.map(([caption, ...rows]) => {
    const [columns = 0] = rows.map((row) => row.split("|").length);
    const header = ["Parameter", "Mandatory", "Type", "Description"].slice(0, columns).join(" | ");
    const head = columns === 3 ? "Parameter | Type | Description" : header;
    const lines = [head, Array(columns).fill("---").join(" | "), ...rows].map((line) => `| ${line} |`);
    return [caption, "", ...lines, ""].join("\n");
  });
  return [`# ${title}`, "## Function", "Does it.", ...(call === "" ? [] : ["## URI", call]), ...parts].join("\n\n");
}

/** The findings about one place and below it: "rule where: page". */
function findings(source: string, place: string): string[] {
  return checkSource("page.md", source, reference)
    .differences.filter(({ where }) => where.startsWith(place))
    .map(({ rule, where, page: says }) => `${rule} ${where}: ${says}`);
}

const PAGERANK: [string, ...string[]][] = [
  [
    "Table 1 parameters",
    "alpha | No | Double | Weight. The value range is (0,1). The default value is 0.85.",
    "convergence | No | Double | Convergence. The value range is (0,1). The default value is 0.00001.",
    "max_iterations | No | Integer | Maximum number of iterations. The default value is 1000.",
    "num_thread | No | Integer | Number of threads. The default value is 4.",
    "directed | No | Boolean | Whether to consider the edge direction. The default value is true.",
  ],
  ["Table 2 response_data", "pagerank | List | Weight of each vertex."],
];

describe("The page of an algorithm", () => {
  test("leaves to the page of the operation what the results of all algorithms have", () => {
    expect(checkSource("page.md", page("PageRank (1.0.0)", "", PAGERANK), reference)).toMatchObject({
      variant: "pagerank",
      differences: [],
    });
  });

  test("may list the results of the job beside the job itself", () => {
    const tables: [string, ...string[]][] = [
      ["Table 2 Response parameters", "jobId | String | ID.", "paths | List | Paths.", "jobType | Integer | Type."],
    ];
    const differences = findings(page("n-Paths (HyG)", "", tables), "");
    expect(differences.filter((one) => /\.unknown|missing response/.test(one))).toEqual([]);
  });

  test("is known by its number where its title says nothing", () => {
    const report = checkSource("ges_03_0077.md", page("Ranking", "", PAGERANK), reference);
    expect(report).toMatchObject({ operationId: "executeAlgorithm", variant: "pagerank", differences: [] });
  });

  test("lists results that only the job has, which are held against those", () => {
    const tables: [string, ...string[]][] = [
      ["Table 2 response_data", "paths | List | Paths.", "paths_count | Integer | Number of paths."],
    ];
    const found = findings(page("n-Paths (HyG)", "", tables), "job.outputs");
    expect(found).toContain("response.unknown job.outputs.paths_count: Integer");
    expect(found.join()).not.toContain("outputs.paths:");
  });
});

test("Two tables about one field describe the structures it may have, and none of them hides another", () => {
  const obs = ["schemaPath | Yes | String | Schema.", "edgesetPath | Yes | String | Edges."];
  const hdfs = ["mrsClusterId | Yes | String | Cluster.", "backupDir | Yes | String | Folder."];
  const tables = (first: string[], second: string[]): [string, ...string[]][] => [
    ["Table 1 Request parameters", "graph | Yes | Object | The graph."],
    ["Table 2 graph", "dataSource | No | Object | Where the data comes from."],
    ["Table 3 dataSource", "type | Yes | String | Kind.", "parameters | Yes | Object | See Table 4 and Table 5."],
    ["Table 4 OBS parameters", ...first],
    ["Table 5 HDFS parameters", ...second],
  ];
  const check = (first: string[], second: string[]) =>
    findings(
      page("Creating a Graph", "POST /v1.0/{project_id}/graphs", tables(first, second)),
      "request.graph.dataSource.parameters",
    ).filter((finding) => !finding.startsWith("request.missing"));
  expect(check(obs, hdfs)).toEqual([]);
  expect(check([...obs, "edgePath | No | String | Edges."], hdfs)).toEqual([
    "request.unknown request.graph.dataSource.parameters.edgePath: String, optional",
  ]);
  expect(check(obs, [...hdfs, "folder | No | String | Folder."])).toEqual([
    "request.unknown request.graph.dataSource.parameters.folder: String, optional",
  ]);
});

test("A caption with dots names the field that a table describes, and the one around it", () => {
  const source = page(
    "Executing an Algorithm on a Subgraph",
    "POST /ges/v1.0/{project_id}/graphs/{graph_name}/subgraphs/action?action_id=execute-algorithm",
    [
      [
        "Table 1 Request parameters",
        "algorithmName | Yes | String | Name.",
        "parameters | Yes | JSON | Parameters.",
        "subgraphCreator | Yes | Object | Creator.",
      ],
      ["Table 2 subgraphCreator", "name | No | String | Name.", "parameters | Yes | JSON | Parameters."],
      [
        "Table 3 subgraphCreator.parameters",
        "vertex_filter | No | Object | Vertices.",
        "edge_filter | No | Object | Edges.",
      ],
    ],
  );
  expect(findings(source, "request.subgraphCreator").filter((one) => !one.includes("_filter."))).toEqual([]);
  expect(findings(source, "request.parameters.vertex_filter")).toEqual([]);
});

test("A structure may stand in another one that only the example shows, and a name may stand for numbered ones", () => {
  const source = page(
    "Adding Labels in Batches",
    "POST /ges/v1.0/{project_id}/graphs/{graph_name}/schema/labels/action?action_id=batch-add",
    [
      ["Table 1 Request parameters", "labels | Yes | Array | Labels."],
      ["Table 2 labels", "name | Yes | String | Name.", "properties | No | Array | See Table 3."],
      [
        "Table 3",
        "name | Yes | String | Name.",
        "cardinality | No | String | Cardinality.",
        "dataType | Yes | String | Type.",
        "typeName* | No | String | Values.",
        "colour | No | String | Colour.",
      ],
    ],
  );
  const found = findings(source, "request.labels.properties");
  expect(found).toContain("request.unknown request.labels.properties.property.colour: String, optional");
  expect(found.join()).not.toMatch(/typeName\d|typeName:|property\.name|properties\.name/);
});

describe("A cell says it in words", () => {
  const importing = (row: string) =>
    findings(
      page("Importing a Graph", "POST /ges/v1.0/{project_id}/graphs/{graph_name}/action?action_id=import-graph", [
        ["Table 1 Request parameters", row],
      ]),
      "request.delimiter",
    );
  test.each([
    ["The default value is comma."],
    ["The default value is a comma (,)."],
    ["The default value is a comma."],
    ["默认为逗号。"],
    ['默认值为","。'],
  ])("the comma: %s", (text) => {
    expect(importing(`delimiter | No | String | Separator. ${text}`)).toEqual([]);
  });

  test("another sign is another default", () => {
    expect(importing("delimiter | No | String | Separator. The default value is a semicolon.")).toEqual([
      "request.default request.delimiter: ;",
    ]);
  });

  const sources = (text: string) =>
    findings(
      page("All Shortest Paths of Vertex Sets (2.2.15)", "", [
        ["Table 1 parameters", `sources | Yes | String | ${text}`, "targets | Yes | String | IDs."],
      ]),
      "request.parameters.sources",
    );
  test("how many values a text may list, which limits no number", () => {
    expect(sources("IDs in CSV format. The number of IDs cannot exceed 100000.")).toEqual([]);
    expect(sources("标准csv格式，ID之间以英文逗号分隔。 个数不大于100000。")).toEqual([]);
    expect(sources("IDs in CSV format. The number of IDs cannot exceed 5000.")).toEqual([
      "request.limit request.parameters.sources: maximum 5000",
    ]);
  });

  const vertices = (type: string) =>
    findings(
      page("Filtered Query", "POST /ges/v1.0/{project_id}/graphs/{graph_name}/action?action_id=filtered-query", [
        ["Table 1 Request parameters", `vertices | No | ${type} | IDs.`],
      ]),
      "request.vertices",
    );
  test("JSON, which may be any structure", () => {
    expect(vertices("Array of Json")).toEqual([]);
    expect(vertices("Array of Integer")).toEqual(["request.type request.vertices: Array of Integer"]);
  });

  test("a type with the table it refers to", () => {
    expect(vertices("列表数据结构，参见表4")).toEqual([]);
    expect(vertices("Array, see Table 4.")).toEqual([]);
  });
});

test("A range in brackets ends no table, though JSON begins so", () => {
  const cells = ["参数", "是否必选", "说明", "类型", "取值范围", "默认值"];
  const rows = [
    ["source", "是", "起点ID", "String", "-", "-"],
    ["n", "否", "路径数", "Integer", "[1,100]", "10"],
    ["colour", "否", "颜色", "Integer", "[1,10]", "5"],
  ];
  const text = ["n_paths(HyG)", "请求参数", "表1 parameters参数说明", ...cells, ...rows.flat()].join("\n\n");
  const report = checkSource("page.txt", text, reference);
  expect(report.rows).toEqual({ read: 3, total: 3 });
  expect(report.differences).toContainEqual(
    expect.objectContaining({ rule: "request.unknown", where: "request.parameters.colour" }),
  );
});
