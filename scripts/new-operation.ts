/**
 * Writes what a new operation needs, so that everything is green and only its facts are missing.
 *
 *     npm run new:operation -- DESCRIPTION TAG NAME [--method post] [--path PATH] [--page ges_03_0000]
 *     npm run new:operation -- management-v2 Graphs pauseGraph
 */
import { parseArgs } from "node:util";
import { changeSet } from "./new-operation/change-set.ts";
import { descriptionFiles } from "./new-operation/description-files.ts";
import { apply } from "./new-operation/edits.ts";
import { handlerFiles } from "./new-operation/handler-files.ts";
import { newOperation } from "./new-operation/new-operation.ts";
import { storyEntry } from "./new-operation/story-entry.ts";

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: { method: { type: "string" }, path: { type: "string" }, page: { type: "string" } },
});

try {
  const operation = newOperation(positionals, values);
  const edits = [descriptionFiles, handlerFiles, storyEntry, changeSet].flatMap((edit) => edit(operation));
  await apply(edits);
  console.log(`${[...new Set(edits.map(({ file }) => `  ${file}`))].join("\n")}

Replace what the skeletons say by the facts of the vendor's page, then:

  npm run fix     generates, formats, updates OPERATIONS.md
  npm test`);
} catch (error) {
  console.error((error as Error).message);
  process.exitCode = 1;
}
