import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { createEmulator } from "@ges-sdk/emulator";
import { expect, test } from "vitest";

/** Workflows, and the descriptions that each tells its story with. */
const WORKFLOWS = { "graph-life": ["v1", "v2"], "data-life": ["management", "service"] };

test.each(Object.entries(WORKFLOWS))("The story %s comes true on the emulator", async (name, descriptions) => {
  await using emulator = await createEmulator({ port: 0, jobDuration: "polls:2", obs: "packages/emulator/data" });
  const { stdout } = await promisify(execFile)("redocly", [
    "respect",
    `spec/workflows/${name}.arazzo.yaml`,
    ...descriptions.flatMap((description) => ["--server", `${description}=${emulator.url}`]),
    ...["--input", `token=${emulator.token}`],
    ...["--input", `projectId=${emulator.credentials.projectId}`],
  ]);
  expect(stdout).toMatch(/Workflows: 1 passed, 1 total/);
});
