import { execFile } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";

interface Finding {
  rule: string;
  where: string;
  page: string;
  spec: string;
}

interface Result {
  code: number;
  operations: { client: string; operationId: string | null; known: number; differences: Finding[] }[];
  text: string;
}

/** Runs the command on a witness; a text is written as it is. */
async function check(witness: unknown, known: unknown[] = [], ...options: string[]): Promise<Result> {
  const folder = await mkdtemp(join(tmpdir(), "sdk-check-"));
  const [file, judged] = [join(folder, "witness.json"), join(folder, "known.yaml")];
  await writeFile(file, typeof witness === "string" ? witness : JSON.stringify(witness));
  await writeFile(judged, JSON.stringify(known));
  try {
    return await new Promise((resolve) => {
      const args = ["scripts/sdk-check.ts", ...options, "--known", judged, file];
      const child = execFile(process.execPath, args, (_error, stdout, stderr) => {
        const { operations = [] } = options.includes("--json") && stdout !== "" ? (JSON.parse(stdout) as Result) : {};
        resolve({ code: child.exitCode ?? -1, operations, text: stdout + stderr });
      });
    });
  } finally {
    await rm(folder, { recursive: true });
  }
}

/** The client's view of starting a graph, which is that of the description. */
function startGraph(body: object = {}, response: object = {}) {
  return {
    v2: {
      operations: {
        StartGraph2: {
          method: "POST",
          path: "/v2/{project_id}/graphs/{graph_id}/start",
          response: "StartGraph2Response",
          parameters: [{ name: "graph_id", in: "path" }],
        },
      },
      models: {
        StartGraph2Request: {
          graph_id: { type: "string", required: true },
          body: { type: "StartGraphReq", required: false },
        },
        StartGraphReq: { graph_backup_id: { type: "string", required: false }, ...body },
        StartGraph2Response: {
          job_id: { type: "string", required: false },
          "-": { type: "int", required: true },
          ...response,
        },
      },
    },
  };
}

const findings = async (witness: unknown) =>
  (await check(witness, [], "--json")).operations.flatMap(({ differences }) =>
    differences.map(({ rule, where, page, spec }) => [rule, where, page, spec]),
  );

test("A client that says what the description says is the same", async () => {
  const { code, operations } = await check(startGraph(), [], "--json");
  expect(operations).toMatchObject([{ client: "v2 StartGraph2", operationId: "startGraph", differences: [] }]);
  expect(code).toBe(0);
});

test("A field that only one of the two has is found, with the side that has it", async () => {
  expect(await findings(startGraph({ mode: { type: "string", required: true } }))).toEqual([
    ["client.missing", "startGraph.body.mode", "required", "not there"],
  ]);
  const without = startGraph();
  without.v2.models.StartGraphReq = {} as (typeof without.v2.models)["StartGraphReq"];
  expect(await findings(without)).toEqual([
    ["client.unknown", "startGraph.body.graph_backup_id", "not there", "there"],
  ]);
});

test("Another type, need, default or set of values is found", async () => {
  const field = { type: "bool", required: true, default: "true", values: ["true", "maybe"] };
  expect(await findings(startGraph({ graph_backup_id: field }))).toEqual([
    ["client.required", "startGraph.body.graph_backup_id", "required", "optional"],
    ["client.type", "startGraph.body.graph_backup_id", "bool", "string"],
    ["client.default", "startGraph.body.graph_backup_id", "true", "none"],
    ["client.values", "startGraph.body.graph_backup_id", "true, maybe", "any"],
  ]);
});

test("An operation that no description has is a finding", async () => {
  const witness = startGraph();
  witness.v2.operations.StartGraph2.path = "/v2/{project_id}/graphs/{graph_id}/dance";
  expect(await findings(witness)).toEqual([
    ["client.operation", "StartGraph2", "POST /v2/{project_id}/graphs/{graph_id}/dance", "not there"],
  ]);
});

test("A judged difference is silent as long as the client says what was judged", async () => {
  const known = (says: string) => [
    { page: "ges_03_0349", rule: "client.missing", where: "startGraph.body.mode", says, reason: "Nobody minds." },
  ];
  const witness = startGraph({ mode: { type: "string", required: true } });
  const silent = await check(witness, known("required"));
  expect(silent.text).toContain("1 operations, 3 fields: 0 differences, 1 known");
  expect(silent.code).toBe(0);

  const loud = await check(witness, known("optional"));
  expect(loud.text).toMatch(/client\.missing +startGraph\.body\.mode +required +not there/);
  expect(loud.code).toBe(1);
});

test("A file that holds no client is named, with the reason", async () => {
  for (const [witness, reason] of [
    ["no JSON", /witness\.json cannot be read as the facts of a client/],
    [{}, /holds no version of the API/],
    [{ v2: { operations: {} } }, /v2 lacks operations or models/],
  ] as const) {
    const { code, text } = await check(witness);
    expect(text).toMatch(reason);
    expect(code).toBe(2);
  }
});
