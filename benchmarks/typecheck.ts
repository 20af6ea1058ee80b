/** Type-checks a program that calls one method of each client, and compares it with descriptions of five operations. */
import { execFileSync } from "node:child_process";
import { cp, mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { readBundle } from "../scripts/bundled.ts";
import { methods } from "../scripts/generate/methods.ts";
import { DESCRIPTIONS } from "../scripts/generate/outputs.ts";
import { standalone } from "../scripts/generate/standalone.ts";
import { types } from "../scripts/generate/types.ts";
import { type Description, METHODS } from "../scripts/openapi.ts";
import { report } from "./support/measure.ts";

/** The operations that the clients' own code, the program below and the project's beginning need. */
const FIVE = ["showJob", "listJobs", "showGraph", "stopGraph", "cancelJob"];

const PROGRAM = `
import { tokenCredentials } from "@ges-sdk/core";
import * as v1 from "./v1/src/index.ts";
import * as v2 from "./v2/src/index.ts";

const options = { region: "cn-north-4", projectId: "p", credentials: tokenCredentials("t") };
await v1.createManagementClient(options).stopGraph({ graph_id: "g" });
await v2.createManagementClient(options).stopGraph({ graph_id: "g" });
await v1.createServiceClient({ ...options, endpoint: "https://192.168.0.4", graphName: "movie" }).cancelJob({ job_id: "j" });
`;

const descriptions = DESCRIPTIONS.map(({ name }) => readBundle(name));
const folder = await mkdtemp(join(import.meta.dirname, ".typecheck-"));
try {
  const few = await diagnostics("five", descriptions.map(withFew));
  const all = await diagnostics("all", descriptions);
  report([
    ...["Check time", "Total time"].map((what) => ({
      what: `${what} with all operations, against five of each client`,
      measured: `${(all(what) / few(what)).toFixed(2)}x (${all(what)} s, ${few(what)} s)`,
      wanted: what === "Total time" ? "at most 1.5x" : "",
    })),
    ...["Instantiations", "Types", "Memory used"].map((what) => ({
      what,
      measured: `${(all(what) / few(what)).toFixed(2)}x (${all(what)}, ${few(what)})`,
      wanted: "",
    })),
  ]);
} finally {
  await rm(folder, { recursive: true });
}

/** A description with nothing but a few operations, and what they refer to. */
function withFew(description: Description): Description {
  const copy = structuredClone(description);
  for (const [key, item] of Object.entries(copy.paths)) {
    for (const method of METHODS) if (!FIVE.includes(item[method]?.operationId ?? "")) delete item[method];
    if (Object.keys(item).length === 0) delete copy.paths[key];
  }
  removeUnused(copy);
  return copy;
}

function removeUnused(description: Description): void {
  const { schemas = {} } = description.components;
  for (let removed = true; removed; ) {
    const text = JSON.stringify(description);
    const unused = Object.keys(schemas).filter((name) => !text.includes(`"#/components/schemas/${name}"`));
    for (const name of unused) delete schemas[name];
    removed = unused.length > 0;
  }
}

/** Compiles the program with clients of these descriptions, and gives what the compiler says of its work. */
async function diagnostics(name: string, of: Description[]): Promise<(what: string) => number> {
  const project = join(folder, name);
  for (const packageName of ["v1", "v2"]) {
    await cp(`packages/${packageName}/src`, join(project, packageName, "src"), { recursive: true });
  }
  for (const [index, { packageName, module, plane }] of DESCRIPTIONS.entries()) {
    const description = of[index] as Description;
    const generated = join(project, packageName, "src", "generated");
    await mkdir(generated, { recursive: true });
    await writeFile(join(generated, `${module}-types.ts`), await types(description));
    await writeFile(join(generated, `${module}-operations.ts`), standalone(description, `${module}-methods.ts`));
    await writeFile(join(generated, `${module}-methods.ts`), methods(description, `${module}-types.ts`, plane));
  }
  await writeFile(join(project, "program.ts"), PROGRAM);
  const settings = { extends: "../../../tsconfig.json", include: [], files: ["program.ts"] };
  await writeFile(join(project, "tsconfig.json"), JSON.stringify(settings));
  const runs = Array.from({ length: 3 }, () => tsc(project));
  return (what) => Math.min(...runs.map((run) => Number(run.match(new RegExp(`^${what}:\\s+([\\d.]+)`, "m"))?.[1])));
}

function tsc(project: string): string {
  return execFileSync("tsc", ["-p", project, "--extendedDiagnostics"], { encoding: "utf8" });
}
