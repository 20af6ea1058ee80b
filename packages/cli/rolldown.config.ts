import { defineConfig } from "rolldown";

// Every library is bundled, so that installing `ges` installs nothing else. What a command needs beside the parser is a
// chunk that is read on demand: in one file, the modules of Node.js that any part imports would be loaded at every start.
export default defineConfig({
  input: "src/ges.ts",
  platform: "node",
  output: { dir: "dist", entryFileNames: "[name].js", chunkFileNames: "chunks/[name].js", minify: true },
});
