/** Size of the packages: as a browser downloads them, and installed. */
import { execFileSync } from "node:child_process";
import { bundled } from "./support/bundle-size.ts";
import { report } from "./support/measure.ts";

/** Size of what npm unpacks of a package, in kB. */
function unpacked(...pack: string[]): number {
  const packed = JSON.parse(execFileSync("npm", ["pack", "--dry-run", "--json", ...pack], { encoding: "utf8" }));
  return (Object.values(packed)[0] as { unpackedSize: number }).unpackedSize / 1000;
}

const client = await bundled(`
  import { tokenCredentials } from "@ges-sdk/core";
  import { createManagementClient } from "@ges-sdk/v2";
  createManagementClient({ region: "cn-north-4", projectId: "p", credentials: tokenCredentials("t") }).stopGraph({ graph_id: "g" });`);
const oneCall = await bundled(`
  import { tokenCredentials } from "@ges-sdk/core";
  import { connect, stopGraph } from "@ges-sdk/v2/management";
  stopGraph(connect({ region: "cn-north-4", projectId: "p", credentials: tokenCredentials("t") }), { graph_id: "g" });`);
const installed =
  unpacked("-w", "@ges-sdk/core") +
  unpacked("-w", "@ges-sdk/v2") +
  unpacked("./node_modules/openapi-fetch") +
  unpacked("./node_modules/openapi-typescript-helpers");
const emulator =
  unpacked("-w", "@ges-sdk/emulator") + unpacked("./node_modules/sax") + unpacked("./node_modules/re2js");

const kB = (size: number) => `${size.toFixed(1)} kB`;
report([
  { what: "@ges-sdk/v2, the client, loaded at the start", measured: kB(client.start), wanted: "at most 9 kB" },
  { what: "the same with all that it may load later, in one file", measured: kB(client.all), wanted: "" },
  { what: "a program with one operation, loaded at the start", measured: kB(oneCall.start), wanted: "at most 7 kB" },
  { what: "the same with all that it may load later, in one file", measured: kB(oneCall.all), wanted: "" },
  {
    what: "@ges-sdk/v2 installed, 4 packages",
    measured: `${(installed / 1000).toFixed(2)} MB`,
    wanted: "at most 1.5 MB",
  },
  {
    what: "@ges-sdk/emulator installed, 3 packages",
    measured: `${(emulator / 1000).toFixed(2)} MB`,
    wanted: "at most 15 MB",
  },
]);
