import { execFile } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { describe, expect, onTestFinished, test } from "vitest";
import { bundled } from "../benchmarks/support/bundle-size.ts";

const OPTIONS = '{ region: "cn-north-4", projectId: "p", credentials: tokenCredentials("t") }';
const IMPORT = 'import { tokenCredentials } from "@ges-sdk/core";\n';

/** Programs, and what each may cost: kB at the start of a page, minified and compressed, and the compiler's work. */
const PROGRAMS = [
  {
    name: "a client of API v2",
    source: `import { createManagementClient } from "@ges-sdk/v2";
      await createManagementClient(${OPTIONS}).stopGraph({ graph_id: "g" });`,
    kB: 14,
    instantiations: 500,
  },
  {
    name: "one operation of API v2",
    source: `import { connect, stopGraph } from "@ges-sdk/v2/management";
      await stopGraph(connect(${OPTIONS}), { graph_id: "g" });`,
    kB: 10,
    instantiations: 50,
  },
  {
    name: "a client of API v1.0",
    source: `import { createManagementClient } from "@ges-sdk/v1";
      await createManagementClient(${OPTIONS}).stopGraph({ graph_id: "g" });`,
    kB: 14,
    instantiations: 500,
  },
  {
    name: "one operation of the service plane",
    source: `import { cancelJob, connect } from "@ges-sdk/v1/service";
      const server = { endpoint: "https://192.168.0.4", projectId: "p", graphName: "movie" };
      await cancelJob(connect({ ...server, credentials: tokenCredentials("t") }), { job_id: "j" });`,
    kB: 10,
    instantiations: 50,
  },
];

describe.each(PROGRAMS)("A program with $name", ({ source, kB, instantiations }) => {
  test(`loads at most ${kB} kB at its start`, async () => {
    expect((await bundled(IMPORT + source)).start).toBeLessThanOrEqual(kB);
  });

  test(`costs the compiler at most ${instantiations} instantiations of types`, async () => {
    expect(await instantiationsOf(IMPORT + source)).toBeLessThanOrEqual(instantiations);
  });
});

async function instantiationsOf(source: string): Promise<number> {
  const folder = await mkdtemp(join(import.meta.dirname, ".budget-"));
  onTestFinished(() => rm(folder, { recursive: true }));
  await writeFile(join(folder, "program.ts"), source);
  const settings = { extends: "../../tsconfig.json", include: [], files: ["program.ts"] };
  await writeFile(join(folder, "tsconfig.json"), JSON.stringify(settings));
  const { stdout } = await promisify(execFile)("tsc", ["-p", folder, "--extendedDiagnostics"]);
  return Number(/^Instantiations:\s+(\d+)/m.exec(stdout)?.[1]);
}
