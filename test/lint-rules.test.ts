import { execFile } from "node:child_process";
import { cp, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";

let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "ges-lint-"));
});
afterAll(() => rm(folder, { recursive: true }));

/** A mistake that could slip into a description, and the rule that finds it. */
const MISTAKES: [mistake: string, rule: string, file: string, from: string | RegExp, to: string][] = [
  [
    "an operation in a file of another name",
    "ges/operation-name",
    "operations/graphs/stop-graph.yaml",
    "stopGraph",
    "haltGraph",
  ],
  [
    "an operation in the folder of another tag",
    "ges/operation-name",
    "operations/graphs/stop-graph.yaml",
    "[Graphs]",
    "[Jobs]",
  ],
  [
    "parts of an operation in another order",
    "ges/operation-order",
    "operations/graphs/stop-graph.yaml",
    /^(tags.*\n)([\s\S]*?)(parameters:)/m,
    "$2$1$3",
  ],
  [
    "a link to another page",
    "ges/operation-link",
    "operations/graphs/stop-graph.yaml",
    "api-ges/ges_03_0348",
    "api-ges/ges_03_0349",
  ],
  [
    "sources without the page",
    "ges/operation-source",
    "operations/graphs/stop-graph.yaml",
    "  - page: ges_03_0348",
    "  - page: ges_03_0349",
  ],
  ["no page", "rule/operation-page", "operations/graphs/stop-graph.yaml", /^x-ges-page.*\n/m, ""],
  [
    "an unknown way to repeat",
    "rule/operation-retry",
    "operations/graphs/stop-graph.yaml",
    "x-ges-retry: idempotent",
    "x-ges-retry: maybe",
  ],
  [
    "a summary in title case",
    "rule/summary-style",
    "operations/graphs/stop-graph.yaml",
    "Stop a graph",
    "Stop A Graph",
  ],
  [
    "a description that is no sentence",
    "ges/description-style",
    "operations/graphs/stop-graph.yaml",
    "has started.",
    "has started",
  ],
  [
    "a property without a description",
    "ges/property-description",
    "schemas/job.yaml",
    /\n {6}description: Group of operations the job belongs to.*/,
    "",
  ],
  [
    "a description that only repeats a name",
    "ges/property-description",
    "schemas/job.yaml",
    /description: Group of operations the job belongs to.*/,
    "description: Type of the job.",
  ],
  [
    "a description that begins in a roundabout way",
    "ges/description-style",
    "operations/graphs/stop-graph.yaml",
    "description: The job that stops the graph",
    "description: What stops the graph",
  ],
  [
    "a shared answer that is written out",
    "ges/shared-errors",
    "operations/graphs/stop-graph.yaml",
    "$ref: ../../errors.yaml#/Forbidden",
    "description: No.",
  ],
  [
    "an error that is not described",
    "rule/error-responses",
    "operations/graphs/stop-graph.yaml",
    / {2}'503':\n.*\n/,
    "",
  ],
  [
    "an answer without an example",
    "rule/media-type-examples",
    "operations/graphs/stop-graph.yaml",
    / {8}examples:\n {10}StopGraphResponse:\n.*\n.*\n/,
    "",
  ],
  [
    "a component in another case",
    "ges/component-name",
    "operations/graphs/stop-graph.yaml",
    "job.yaml#/JobAccepted",
    "job.yaml#/job_accepted",
  ],
  [
    "a path with another fragment than its action",
    "ges/action-fragment",
    "openapi.yaml",
    "{graph_id}/stop:",
    "{graph_id}/stop#stop:",
  ],
];

test.each(MISTAKES)("The linter finds %s (%s)", async (_mistake, rule, file, from, to) => {
  const copy = join(folder, rule.replace("/", "-"));
  await cp("spec", join(copy, "spec"), { recursive: true });
  const path = join(copy, "spec/management-v2", file);
  const source = await readFile(path, "utf8");
  const broken = source.replace(from, to);
  expect(broken, "the mistake is not in the file").not.toBe(source);
  await writeFile(path, broken);
  expect(await rulesBroken(join(copy, "spec/management-v2/openapi.yaml"))).toContain(rule);
});

test("The linter finds nothing in the descriptions as they are", async () => {
  expect(await rulesBroken("spec/management-v2/openapi.yaml")).toEqual([]);
});

async function rulesBroken(root: string): Promise<string[]> {
  const stdout = await new Promise<string>((resolve) => {
    // The exit code says no more than the output does.
    execFile("redocly", ["lint", root, "--format", "json"], (_error, output) => resolve(output));
  });
  const { problems } = JSON.parse(stdout) as { problems: { ruleId: string }[] };
  return problems.map(({ ruleId }) => ruleId);
}
