import { defineConfig } from "rolldown";

/** Modules that stay where they are beside the entries: they find a file or start a thread by a path of their own. */
const IN_PLACE = ["algorithms/threads", "algorithms/worker", "control/health", "control/page/document"];

// A start reads a handful of files, not two hundred: that takes half of the time.
export default defineConfig({
  input: Object.fromEntries(["index", "command-line", ...IN_PLACE].map((name) => [name, `src/${name}.ts`])),
  platform: "node",
  external: /^[^./]/,
  output: { dir: "dist", entryFileNames: "[name].js", chunkFileNames: "chunks/[name]-[hash].js" },
});
