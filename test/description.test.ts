import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { validate } from "@readme/openapi-parser";
import { describe, expect, test } from "vitest";
import { readBundle } from "../scripts/bundled.ts";
import { operationsOf } from "../scripts/generate/operations.ts";
import { DESCRIPTIONS } from "../scripts/generate/outputs.ts";
import type { Description, Operation } from "../scripts/openapi.ts";

// The service plane nests deeper than the score likes: its results are trees, and many actions share a path.
const SCORES: Record<string, number> = { "management-v1": 92, "management-v2": 92, "service-v1": 90 };

const published = (name: string) => `spec/dist/${name}.openapi.yaml`;

describe.each(DESCRIPTIONS)("The description $name", ({ name }) => {
  test(`is scored ${SCORES[name]} or more for how easy it is to use, as it is published`, async () => {
    const { stdout } = await promisify(execFile)("redocly", ["score", published(name), "--format", "json"]);
    const { agentReadiness } = JSON.parse(stdout) as { agentReadiness: number };
    expect(agentReadiness).toBeGreaterThanOrEqual(SCORES[name] as number);
  });

  test("loads in another OpenAPI tool in its standard form", async () => {
    const result = await validate(published(name));
    expect(result).toMatchObject({ valid: true, warnings: [] });
  });
});

test("An operation of both versions of the management plane may be repeated in both or in neither", () => {
  const retries = (name: string) =>
    new Map(operationsOf(readBundle(name)).map(({ operation }) => [operation.operationId, operation["x-ges-retry"]]));
  const older = retries("management-v1");
  for (const [operationId, retry] of retries("management-v2")) {
    if (older.has(operationId)) expect(older.get(operationId), operationId).toBe(retry);
  }
});

describe("Operations that share a path and differ in their action", () => {
  const merged = (name: string, path: string) => readBundle(`${name}.standard`).paths[path]?.post as Operation;

  test("are one operation for plain tools, whose text names each action once", () => {
    const { description, parameters } = merged("management-v1", "/v1.0/{project_id}/graphs/{graph_id}/action");
    expect(description).toContain("- `stop`: Stop a graph.");
    expect(description.split(/\s+/).length).toBeLessThan(120);
    expect(JSON.stringify(parameters)).toContain('"enum":["');
  });

  test("have no default in their union, so that no validator adds the fields of one to the body of another", () => {
    const description = readBundle("service-v1.standard");
    const { requestBody } = merged("service-v1", "/ges/v1.0/{project_id}/graphs/{graph_name}/action");
    expect(defaultsIn(description, requestBody)).toEqual([]);
  });

  test("have a path each in the form that keeps their types apart", async () => {
    await promisify(execFile)("npm", ["run", "bundle:actions"]);
    const { paths } = readBundle("management-v1.actions");
    const stop = paths["/v1.0/{project_id}/graphs/{graph_id}/action?action_id=stop"]?.post;
    expect(stop?.operationId).toBe("stopGraph");
    expect(JSON.stringify(stop?.parameters)).not.toContain("action_id");
    expect(Object.keys(paths).filter((path) => path.includes("#"))).toEqual([]);
  });
});

test("A named schema of several types is published as one schema for each, which generators can follow", () => {
  const { schemas } = readBundle("service-v1.standard").components;
  expect(schemas?.["AlgorithmSources"]).toMatchObject({
    anyOf: [
      { type: "string", minLength: 1 },
      { type: "array", minItems: 1, maxItems: 100_000 },
    ],
  });
  const types = Object.values(schemas ?? {}).flatMap(({ type }) => (Array.isArray(type) ? [type] : []));
  for (const type of types) expect(type).toEqual([expect.any(String), "null"]);
});

/** Paths of the schemas reachable from a value that have a default. */
function defaultsIn(description: Description, value: unknown, path = "", seen = new Set<unknown>()): string[] {
  if (typeof value !== "object" || value === null || seen.has(value)) return [];
  seen.add(value);
  const { $ref } = value as { $ref?: string };
  const target = $ref && description.components.schemas?.[$ref.split("/").at(-1) as string];
  return [
    ...("default" in value && "type" in value ? [path] : []),
    ...(target ? defaultsIn(description, target, $ref, seen) : []),
    ...Object.entries(value).flatMap(([key, child]) =>
      key.startsWith("example") ? [] : defaultsIn(description, child, `${path}/${key}`, seen),
    ),
  ];
}
