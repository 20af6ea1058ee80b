/** How much of the packages a browser has to fetch, and how much an installation holds. */
import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { rolldown } from "rolldown";
import { report } from "./support/measure.ts";

/** Size of a program, bundled, minified and compressed, in kB. */
async function bundled(program: string): Promise<number> {
  const folder = mkdtempSync(join(import.meta.dirname, ".size-"));
  try {
    const input = join(folder, "program.js");
    writeFileSync(input, program);
    const bundle = await rolldown({ input, platform: "browser" });
    const { output } = await bundle.generate({ minify: true });
    return gzipSync(output[0].code, { level: 9 }).byteLength / 1000;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Size of what npm unpacks of a package, in kB. */
function unpacked(...pack: string[]): number {
  const packed = JSON.parse(execFileSync("npm", ["pack", "--dry-run", "--json", ...pack], { encoding: "utf8" }));
  return (Object.values(packed)[0] as { unpackedSize: number }).unpackedSize / 1000;
}

const complete = 'export * from "@ges-sdk/v2";';
const one = `
  import { tokenCredentials } from "@ges-sdk/core";
  import { createManagementClient } from "@ges-sdk/v2";
  createManagementClient({ region: "cn-north-4", projectId: "p", credentials: tokenCredentials("t") }).stopGraph({ graph_id: "g" });`;
const installed =
  unpacked("-w", "@ges-sdk/core") +
  unpacked("-w", "@ges-sdk/v2") +
  unpacked("./node_modules/openapi-fetch") +
  unpacked("./node_modules/openapi-typescript-helpers");

report([
  {
    what: "@ges-sdk/v2, complete, gzipped",
    measured: `${(await bundled(complete)).toFixed(1)} kB`,
    wanted: "at most 10 kB",
  },
  {
    what: "a program with one call, gzipped",
    measured: `${(await bundled(one)).toFixed(1)} kB`,
    wanted: "at most 6 kB",
  },
  {
    what: "@ges-sdk/v2 installed, 4 packages",
    measured: `${(installed / 1000).toFixed(2)} MB`,
    wanted: "at most 1.5 MB",
  },
]);
