/** Cost of a data folder: an import with and without one, and a start with many backups in it. */
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { seeded } from "@ges-sdk/graph-engine/algorithms";
import { HEADERS, newGraph, type ServerProcess, startEmulator } from "./support/emulator.ts";
import { report } from "./support/measure.ts";

const EDGES = 300_000;
const VERTICES = EDGES / 10;
const BACKUPS = 1500;
const SCHEMA = `<PMML version="3.0"><labels><label name="links"><properties>
  <property name="weight" cardinality="single" dataType="double"/>
  <property name="since" cardinality="single" dataType="date"/>
</properties></label></labels></PMML>`;
const MOVIES = {
  schemaPath: "movies/schema.xml",
  vertexsetPath: "movies/vertices.csv",
  edgesetPath: "movies/edges.csv",
};
const LINKS = { schemaPath: "links/schema.xml", edgesetPath: "links/edges.csv" };

function writeLinks(folder: string): void {
  mkdirSync(folder);
  writeFileSync(join(folder, "schema.xml"), SCHEMA);
  const random = seeded(1);
  const lines = Array.from({ length: EDGES }, (_, edge) => {
    const [source, target] = [Math.floor(random() * VERTICES), Math.floor(random() ** 3 * VERTICES)];
    return `${source},${target},links,${random().toFixed(6)},20${10 + (edge % 15)}-0${1 + (edge % 9)}-17`;
  });
  writeFileSync(join(folder, "edges.csv"), lines.join("\n"));
}

async function call<Answer>(url: string, method: string, path: string, body?: object): Promise<Answer> {
  const init = { method, headers: HEADERS, ...(body && { body: JSON.stringify(body) }) };
  const response = await fetch(`${url}/${path}`, init);
  if (!response.ok) throw new Error(`${path} was refused: ${await response.text()}`);
  return (await response.json()) as Answer;
}

/** Seconds that an import takes on the service plane, polled as often as a client would. */
async function importOf(url: string, graph: string, files: object): Promise<number> {
  const service = `ges/v1.0/project1/graphs/${graph}`;
  const begun = performance.now();
  const path = `${service}/action?action_id=import-graph`;
  const { jobId } = await call<{ jobId: string }>(url, "POST", path, files);
  for (;;) {
    const { status, failReason } = await call<{ status: string; failReason?: string }>(
      url,
      "GET",
      `${service}/jobs/${jobId}/status`,
    );
    if (status === "failed") throw new Error(failReason);
    if (status === "success") return (performance.now() - begun) / 1000;
    await sleep(250);
  }
}

async function backUp(url: string, graphId: string): Promise<void> {
  await call(url, "POST", `v2/project1/graphs/${graphId}/backups`);
  for (;;) {
    const { graph } = await call<{ graph: { status: string } }>(url, "GET", `v2/project1/graphs/${graphId}`);
    if (graph.status === "200") return;
  }
}

const folder = mkdtempSync(join(tmpdir(), "ges-bench-"));
let emulator: ServerProcess | undefined;
try {
  cpSync(new URL("../packages/emulator/data/movies", import.meta.url), join(folder, "movies"), { recursive: true });
  writeLinks(join(folder, "links"));
  const seconds: number[] = [];
  for (const flags of [[], ["--data", join(folder, "data-import")]]) {
    emulator = await startEmulator("--obs", folder, ...flags);
    await newGraph(emulator.url, "links");
    seconds.push(await importOf(emulator.url, "links", LINKS));
    await emulator.stop();
  }
  const flags = ["--data", join(folder, "data-backups"), "--quotas", `backups=${BACKUPS}`, "--job-duration", "0"];
  emulator = await startEmulator("--obs", folder, ...flags);
  const id = await newGraph(emulator.url, "movies");
  await importOf(emulator.url, "movies", MOVIES);
  for (let count = 0; count < BACKUPS; count += 1) await backUp(emulator.url, id);
  await emulator.stop();
  const begun = performance.now();
  emulator = await startEmulator(...flags);
  const list = await call<{ backup_count: number }>(emulator.url, "GET", "v2/project1/graphs/backups?limit=10");
  const start = (performance.now() - begun) / 1000;
  if (list.backup_count !== BACKUPS) throw new Error(`there are ${list.backup_count} backups`);

  const [inMemory = 0, kept = 0] = seconds;
  const s = (value: number) => `${value.toFixed(1)} s`;
  const edges = EDGES.toLocaleString("en");
  report([
    { what: `import of ${edges} edges in memory`, measured: s(inMemory), wanted: "-" },
    {
      what: "the same with --data",
      measured: `${s(kept)}, ${(kept / inMemory).toFixed(2)}x`,
      wanted: "at most 2x",
    },
    { what: `start with ${BACKUPS} backups`, measured: `${start.toFixed(2)} s`, wanted: "at most 1 s" },
  ]);
} finally {
  await emulator?.stop();
  rmSync(folder, { recursive: true, force: true });
}
