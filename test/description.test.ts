import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { validate } from "@readme/openapi-parser";
import { describe, expect, test } from "vitest";

const DESCRIPTIONS = ["management-v1", "management-v2", "service-v1"];

describe.each(DESCRIPTIONS)("The description %s", (name) => {
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
