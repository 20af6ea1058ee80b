import { defineConfig } from "@kubb/core";
import { pluginClient } from "@kubb/plugin-client";
import { pluginOas } from "@kubb/plugin-oas";
import { pluginTs } from "@kubb/plugin-ts";

const name = process.env["DESCRIPTION"] ?? "management-v2";

export default defineConfig({
  input: { path: `../spec/dist/${name}.openapi.yaml` },
  output: { path: `./output/kubb/${name}`, clean: true },
  plugins: [
    pluginOas({ generators: [] }),
    pluginTs({ output: { path: "types" } }),
    pluginClient({ output: { path: "clients" }, client: "fetch" }),
  ],
});
