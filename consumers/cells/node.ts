import type { Cell } from "../cell.ts";
import { expectSuccess, NODE_LINES, nodeOf, versionOf } from "../tools.ts";

const titleOf = (line: string) => versionOf(`node-${line}`);

/** ESM and `require()` on each line of Node.js. */
export const nodeCells: Cell[] = NODE_LINES.flatMap((line) => [
  {
    row: "Node.js, `import`",
    title: titleOf(line),
    run: ({ project }) => expectSuccess(nodeOf(line), ["embedded.js"], project),
  },
  {
    row: "Node.js, `require()`",
    title: titleOf(line),
    run: ({ project }) => expectSuccess(nodeOf(line), ["required.cjs"], project),
  },
]);
