import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { run } from "../../scripts/release/commands.ts";
import type { Cell } from "../cell.ts";
import { TOOLS, versionOf } from "../tools.ts";

/** What runs the tests of users. */
export const testRunnerCells: Cell[] = [
  {
    row: "Test runners",
    title: `Vitest ${versionOf("vitest")}`,
    async run({ project }) {
      await run(
        "node",
        [join(TOOLS, "vitest/vitest.mjs"), "run", "--globals", "--root", project, "stops.test.js"],
        project,
      );
    },
  },
  {
    row: "Test runners",
    title: `Jest ${versionOf("jest")} (\`node --experimental-vm-modules\`)`,
    async run({ project }) {
      const config = join(project, "jest.config.json");
      await writeFile(config, JSON.stringify({ testMatch: ["**/stops.test.js"], transform: {} }));
      const jest = join(TOOLS, "jest/bin/jest.js");
      await run("node", ["--experimental-vm-modules", jest, "--rootDir", project, "--config", config], project);
    },
  },
];
