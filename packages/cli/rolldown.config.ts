import { defineConfig } from "rolldown";
import { licenses } from "./scripts/licenses.ts";

/**
 * Modules of Node.js whose import costs a start more than it gives: it reads every export, and so opens the standard
 * streams (`node:process`), or loads streams (`node:fs`) and worker threads (`node:util`). Commander takes
 * `node:child_process` for subcommands that are programs of their own, which `ges` has none of.
 */
const SUBSTITUTES: Readonly<Record<string, string>> = {
  "node:process": "export default process;",
  "node:fs": 'export default process.getBuiltinModule("node:fs");',
  "node:util": 'export const { styleText, stripVTControlCharacters } = process.getBuiltinModule("node:util");',
  "node:child_process": "export default {};",
};
const AT_START = /[\\/](cli[\\/]src|node_modules[\\/]commander)[\\/]/;

function isAtStart(id: string, importer: string): boolean {
  return AT_START.test(importer) && !(id === "node:child_process" && !importer.includes("commander"));
}

// Every library is bundled, so that installing `ges` installs nothing else. What a command needs beside the parser is a
// chunk that is read on demand: in one file, the modules of Node.js that any part imports would be loaded at every start.
export default defineConfig({
  input: "src/ges.ts",
  platform: "node",
  plugins: [
    licenses(),
    {
      name: "substitutes",
      resolveId: (id, importer) => (id in SUBSTITUTES && isAtStart(id, importer ?? "") ? `\0${id}` : undefined),
      load: (id) => (id.startsWith("\0node:") ? SUBSTITUTES[id.slice(1)] : undefined),
    },
  ],
  output: { dir: "dist", entryFileNames: "[name].js", chunkFileNames: "chunks/[name].js", minify: true },
});
