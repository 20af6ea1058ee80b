import { defineConfig } from "rolldown";

/** Modules that stay where they are beside the entries: they find a file or start a thread by a path of their own. */
const IN_PLACE = ["control/health", "control/page/document"];
const IN_PLACE_OF_ENGINE = ["algorithms/threads", "algorithms/worker"];

// A start reads a handful of files, not two hundred: that takes half of the time.
export default defineConfig({
  input: {
    ...Object.fromEntries(["index", "command-line", ...IN_PLACE].map((name) => [name, `src/${name}.ts`])),
    ...Object.fromEntries(IN_PLACE_OF_ENGINE.map((name) => [name, `@ges-sdk/graph-engine/${name}`])),
  },
  platform: "node",
  // These are no packages of their own for users: they become a part of this one.
  external: /^(?!@ges-sdk\/(graph-engine|validation))[^./]/,
  // An entry that others share code with would run when they are loaded: the command line would start with the library.
  preserveEntrySignatures: "strict",
  output: { dir: "dist", entryFileNames: "[name].js", chunkFileNames: "chunks/[name].js", sourcemap: true },
});
