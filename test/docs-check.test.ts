import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import type { PageReport } from "../scripts/docs-check/report/difference.ts";

interface Result {
  code: number;
  pages: PageReport[];
  text: string;
}

function run(...args: string[]): Promise<Result> {
  return new Promise((resolve) => {
    const child = execFile(process.execPath, ["scripts/docs-check.ts", ...args], (_error, stdout, stderr) => {
      const pages = args.includes("--json") ? (JSON.parse(stdout) as { pages: PageReport[] }).pages : [];
      resolve({ code: child.exitCode ?? -1, pages, text: stdout + stderr });
    });
  });
}

/** Checks pages that are files only as long as it takes. */
async function check(pages: Record<string, string | Buffer>, ...options: string[]): Promise<Result> {
  const folder = await mkdtemp(join(tmpdir(), "docs-check-"));
  try {
    for (const [name, content] of Object.entries(pages)) await writeFile(join(folder, name), content);
    return await run("--json", ...options, ...Object.keys(pages).map((name) => join(folder, name)));
  } finally {
    await rm(folder, { recursive: true });
  }
}

function page(name: string): Promise<string> {
  return readFile(`test/docs-check/${name}`, "utf8");
}

const HTML = "start-graph.html";
const PIPES = "list-graph-backups.md";
const CELLS = "cancel-job.txt";
const PIPED_CELLS = "stop-graph-v2.txt";
const CHINESE = "restart-graph.zh.md";

describe("A page that says what the description says is the same", () => {
  test.each([
    ["as HTML", HTML, "startGraph"],
    ["as Markdown with tables of pipes", PIPES, "listGraphBackups"],
    ["as text with a cell on each line", CELLS, "cancelJob"],
    ["as text with a cell and a pipe on each line", PIPED_CELLS, "stopGraph"],
    ["in Chinese, with full-width signs and without mandatory flags", CHINESE, "restartGraph"],
  ])("%s", async (_, name, operationId) => {
    const { code, pages } = await run("--json", `test/docs-check/${name}`);
    expect(pages).toMatchObject([{ status: "same", operationId, differences: [] }]);
    expect(code).toBe(0);
  });
});

/** Changes to pages, each with the finding that it must produce. */
const PLANTED: [title: string, file: string, from: string | RegExp, to: string, rule: string, where: string][] = [
  ["a renamed query parameter", PIPES, /\boffset\b/g, "start", "parameter.unknown", "query.start"],
  ["a renamed path parameter", CELLS, /job_id/g, "task_id", "parameter.name", "path.job_id"],
  ["a parameter that is gone", PIPES, /&limit=\{limit\}|\| limit .*\n/g, "", "parameter.missing", "query.limit"],
  ["a changed mandatory flag", PIPES, "offset | No", "offset | Yes", "parameter.mandatory", "query.offset"],
  [
    "a mandatory field of the body",
    HTML,
    "<td>No</td>",
    "<td>Yes</td>",
    "request.mandatory",
    "request.graph_backup_id",
  ],
  ["a changed type", PIPES, "backupCount | Integer", "backupCount | String", "response.type", "response.backupCount"],
  ["a changed type of items", PIPES, "List\\<GesBackup>", "List\\<String>", "response.type", "response.backupList"],
  [
    "a changed type in a nested table",
    PIPES,
    "size | Long",
    "size | String",
    "response.type",
    "response.backupList.size",
  ],
  ["a renamed field of the body", HTML, /graph_backup_id/g, "backup", "request.unknown", "request.backup"],
  ["a response field that is gone", PIPES, /\| endTime .*\n/, "", "response.missing", "response.backupList.endTime"],
  [
    "a new response field",
    PIPED_CELLS,
    "begun. |\n",
    "begun. |\n|\neta |\nLong |\nWhen. |\n",
    "response.unknown",
    "response.eta",
  ],
  [
    "a new error field",
    CELLS,
    "errorCode\nNo",
    "hint\nNo\nString\nHelp.\nerrorCode\nNo",
    "response.unknown",
    "response.hint",
  ],
  ["another status code", CELLS, "404 Not Found", "410 Gone", "status.unknown", "status.410"],
  ["a status code that is gone", HTML, /<tr><td>503.*\n/, "", "status.missing", "status.503"],
  ["another path", PIPED_CELLS, /\/stop/g, "/halt", "path", "path"],
  ["another method", CELLS, /DELETE/g, "POST", "method", "method"],
  ["another action", CHINESE, "action_id=restart", "action_id=reboot", "action", "query.action_id"],
  ["another set of values", PIPES, "**manual**", "**byHand**", "response.values", "response.backupList.backupMethod"],
  ["a changed limit", HTML, "up to 64 characters", "up to 36 characters", "parameter.limit", "path.graph_id"],
  ["a changed limit in Chinese", CHINESE, "1～64个", "1～32个", "parameter.limit", "path.graph_id"],
  ["a changed default", PIPES, "Integer | 10 |", "Integer | 20 |", "parameter.default", "query.limit"],
  ["another field in the error example", CELLS, '"errorCode"', '"code"', "error-example.unknown", "error-example.code"],
  ["an error code of nowhere", HTML, "GES.7015", "GES.0815", "error-example.code", "error-example.GES.0815"],
  [
    "an error under another status",
    CHINESE,
    "Code: 400",
    "Code: 500",
    "error-example.status",
    "error-example.GES.7016",
  ],
  ["a header nobody knows", HTML, "X-Auth-Token", "X-Secret", "header.unknown", "header.X-Secret"],
];

test("A difference planted in a page is found, and is all that is found there but its consequences", async () => {
  const copies: Record<string, string> = {};
  for (const [at, [title, file, from, to]] of PLANTED.entries()) {
    const original = await page(file);
    const changed = original.replace(from, to);
    expect(changed, title).not.toBe(original);
    copies[`${at}-${file}`] = changed;
  }
  const { code, pages } = await check(copies);
  expect(code).toBe(1);
  for (const [at, [title, , , , rule, where]] of PLANTED.entries()) {
    expect(pages[at], title).toMatchObject({ status: "different" });
    expect(pages[at]?.differences, title).toContainEqual(expect.objectContaining({ rule, where }));
    expect(pages[at]?.differences.length, title).toBeLessThanOrEqual(3);
  }
});

test("A finding says what both sides say, where it stands on which page, and how old the page is", async () => {
  const changed = (await page(HTML)).replace("<td>No</td>", "<td>Yes</td>");
  const { pages } = await check({ "page.html": changed });
  expect(pages[0]?.differences).toEqual([
    {
      rule: "request.mandatory",
      where: "request.graph_backup_id",
      page: "mandatory",
      spec: "optional",
      confidence: "confirmed",
      cell: expect.stringMatching(/^table 3 \(Request body parameters\), row graph_backup_id: "Yes \| String/),
      pageId: "ges_03_0349",
      pageDate: "2025-12-25",
    },
  ]);
});

test("Where a page contradicts itself, the finding is only suspected", async () => {
  const text = await page(PIPED_CELLS);
  const inBoth = text.replace("job_id |", "jobId |").replace('"job_id"', '"jobId"');
  const inTable = text.replace("job_id |", "jobId |");
  const { pages } = await check({ "both.txt": inBoth, "table.txt": inTable });
  const confidence = pages.map(
    ({ differences }) => differences.find(({ rule }) => rule === "response.unknown")?.confidence,
  );
  expect(confidence).toEqual(["confirmed", "suspected"]);
});

describe("What is not understood is a finding, never the same; where rows were lost, the page has not been checked", () => {
  test.each([
    ["a table whose columns nobody knows", 2, PIPES, /\| Name \| Required/, "| Thing | Needed"],
    ["a column that nobody knows", 1, HTML, "<th>Mandatory</th>", "<th>Wanted</th>"],
    ["a cell in a text whose row nobody recognises", 2, CELLS, "errorCode\nNo", "error code!\nNo"],
    ["a type that nobody knows", 1, CELLS, "errorCode\nNo\nString", "errorCode\nNo\nQuaternion"],
    ["a row without a name", 2, HTML, "<td>graph_backup_id</td>", "<td>?</td>"],
    ["status codes in words", 2, CHINESE, "404 Not Found", "Not Found"],
    ["an example that does not parse", 1, CELLS, '"no such job",', '"no such job'],
    [
      "a text whose table has lost its header",
      2,
      CELLS,
      "Parameter\nMandatory\nType\nDescription\nproject_id",
      "project_id",
    ],
  ])("%s", async (_, expected, file, from, to) => {
    const original = await page(file);
    const changed = original.replace(from, to);
    expect(changed).not.toBe(original);
    const { code, pages } = await check({ [file]: changed });
    expect(pages[0]?.status).toBe("different");
    expect(pages[0]?.differences.map(({ rule }) => rule)).toContainEqual(expect.stringMatching(/not-understood$/));
    expect(code).toBe(expected);
  });
});

test("A page of an operation that is not described is told apart, and is a finding", async () => {
  const other = (await page(PIPED_CELLS)).replaceAll("/stop", "/dance").replace("Putting a Graph to Rest", "Dancing");
  const { code, pages } = await check({ "dance.txt": other });
  expect(pages).toMatchObject([{ status: "not-described", operationId: null }]);
  expect(pages[0]?.differences).toMatchObject([
    { rule: "operation.not-described", page: "POST /v2/{project_id}/graphs/{graph_id}/dance" },
  ]);
  expect(code).toBe(1);
});

test("A page without an operation is told apart, and is no finding", async () => {
  const { code, pages } = await run("--json", "test/docs-check/overview.md");
  expect(pages).toMatchObject([{ status: "not-described", operationId: null, differences: [] }]);
  expect(code).toBe(0);
});

test("A page that cannot be read is named, and the others are checked all the same", async () => {
  const { code, pages } = await check({
    "same.txt": await page(CELLS),
    "empty.txt": " \n",
    "binary.txt": Buffer.from([0xff, 0xd8, 0xff, 0x00]),
    "headless.txt": (await page(CELLS)).replaceAll(/DELETE \S+/g, ""),
    "large.txt": "x".repeat(5 * 1024 * 1024 + 1),
  });
  expect(pages.map(({ status }) => status)).toEqual(["same", "unreadable", "unreadable", "unreadable", "unreadable"]);
  expect(pages[3]?.differences[0]?.page).toMatch(/no method and path/);
  expect(code).toBe(2);

  const missing = await run("test/docs-check/nowhere.txt");
  expect(missing.text).toMatch(/nowhere\.txt\n {2}unreadable[\s\S]*there is no such file/);
  expect(missing.code).toBe(2);
});

test("A folder stands for the pages in it", async () => {
  const { pages } = await run("--json", "test/docs-check");
  expect(pages.map(({ file }) => file)).toEqual(
    [CELLS, PIPES, "overview.md", CHINESE, HTML, PIPED_CELLS].map((name) => join("test/docs-check", name)),
  );
});

test("Without pages it says how to give some", async () => {
  const { code, text } = await run();
  expect(text).toMatch(/docs:check -- \[--json\]/);
  expect(code).toBe(2);
});

test("A known difference is silent as long as the page says what was judged", async () => {
  const changed = (await page(PIPES)).replace("offset | No", "offset | Yes");
  const known = (says: string) =>
    JSON.stringify([
      { page: "ges_03_0033", rule: "parameter.mandatory", where: "query.offset", says, reason: "Nobody minds." },
    ]);
  const folder = await mkdtemp(join(tmpdir(), "docs-check-"));
  const file = join(folder, "known.yaml");
  await writeFile(file, known("mandatory"));
  const silent = await check({ "page.md": changed }, "--known", file);
  expect(silent.pages).toMatchObject([{ status: "same", known: 1, differences: [] }]);
  expect(silent.code).toBe(0);

  await writeFile(file, known("sometimes mandatory"));
  const loud = await check({ "page.md": changed }, "--known", file);
  expect(loud.code).toBe(1);
  await rm(folder, { recursive: true });
});

test("For a person, the findings are a table", async () => {
  const folder = await mkdtemp(join(tmpdir(), "docs-check-"));
  await writeFile(join(folder, "page.txt"), (await page(CELLS)).replace("404 Not Found", "410 Gone"));
  const { text } = await run(join(folder, "page.txt"));
  await rm(folder, { recursive: true });
  expect(text).toMatch(/different: cancelJob \(ges_03_0038, no date\)/);
  expect(text).toMatch(/status\.unknown +status\.410 +410 +not there +confirmed +table 3 /);
});

const documents = process.env["GES_DOCUMENTS"] ?? "";
const reason = existsSync(documents) ? "" : " (skipped: set GES_DOCUMENTS to the folder that holds them)";

test.skipIf(reason !== "")(
  `The vendor's own documents hold no difference that nobody has judged${reason}`,
  async () => {
    const files = (await readdir(documents)).map((name) => join(documents, name));
    const { code, pages } = await run("--json", ...files);
    expect(pages.filter(({ status }) => status !== "same")).toEqual([]);
    expect(code).toBe(0);
  },
);
