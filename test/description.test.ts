import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { validate } from "@readme/openapi-parser";
import { describe, expect, test } from "vitest";
import { readBundle } from "../scripts/bundled.ts";
import { operationsOf } from "../scripts/generate/operations.ts";
import { DESCRIPTIONS } from "../scripts/generate/outputs.ts";

describe.each(DESCRIPTIONS)("The description $name", ({ name }) => {
  test("is scored 90 or more for how easy it is to use", async () => {
    const { stdout } = await promisify(execFile)("redocly", ["score", name, "--format", "json"]);
    const { agentReadiness } = JSON.parse(stdout) as { agentReadiness: number };
    expect(agentReadiness).toBeGreaterThanOrEqual(90);
  });

  test("loads in another OpenAPI tool in its standard form", async () => {
    const result = await validate(`spec/dist/${name}.openapi.yaml`);
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
