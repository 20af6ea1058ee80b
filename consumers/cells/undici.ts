import { join } from "node:path";
import { run } from "../../scripts/release/commands.ts";
import type { Cell } from "../cell.ts";
import { createProject, npmInstall } from "../project.ts";
import { expectSuccess, NODE_LINES, nodeOf, versionOf } from "../tools.ts";

/** undici 8 does not load on the oldest Node.js; there the transport is refused, with the reason. */
const REFUSED = { major: "8", line: "22.13.0", message: /^GesConfigError: createNodeTransport: needs .* 22\.19/ };

/** The transport on undici's connection pool, on each line of Node.js. */
export const undiciCells: Cell[] = ["7", "8"].map((major) => ({
  row: "undici, on each Node.js",
  title: versionOf(`undici-${major}`) + (major === REFUSED.major ? ` (refused on Node.js ${REFUSED.line})` : ""),
  async run({ project, registry }) {
    const folder = join(project, "..", `undici-${major}`);
    await createProject(folder, registry, { undici: versionOf(`undici-${major}`) });
    await npmInstall(folder);
    for (const line of NODE_LINES) {
      if (major === REFUSED.major && line === REFUSED.line) {
        const output = await run(nodeOf(line), ["pooled.js"], folder);
        if (!REFUSED.message.test(output)) throw new Error(`Node.js ${line} printed ${output}`);
      } else {
        await expectSuccess(nodeOf(line), ["pooled.js"], folder);
      }
    }
  },
}));
