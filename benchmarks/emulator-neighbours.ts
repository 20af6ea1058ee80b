/** Wait of a cheap request beside each kind of heavy work, and how soon a query stops that nobody waits for. */
import { once } from "node:events";
import { createWriteStream, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { finished } from "node:stream/promises";
import { seeded } from "@ges-sdk/graph-engine/algorithms";
import { HEADERS, newGraph, type ServerProcess, startEmulator, threadTime } from "./support/emulator.ts";
import { percentile99, report } from "./support/measure.ts";

const VERTICES = 90_000;
const EDGES = 270_000;
const MILLION = 1_000_000;
const SCHEMA = `<PMML version="3.0"><labels>
  <label name="user"><properties><property name="age" cardinality="single" dataType="int"/></properties></label>
  <label name="knows"><properties><property name="weight" cardinality="single" dataType="double"/></properties></label>
</labels></PMML>`;
const EXPLOSIVE = "match (a)-[*1..6]-(b)-[*1..6]-(c) return count(*)";
const TIME_LIMIT_MS = 300;

async function writeLines(file: string, count: number, line: (place: number) => string): Promise<void> {
  const stream = createWriteStream(file);
  for (let start = 0; start < count; start += 10_000) {
    const lines = Array.from({ length: Math.min(10_000, count - start) }, (_, place) => line(start + place));
    if (!stream.write(`${lines.join("\n")}\n`)) await once(stream, "drain");
  }
  stream.end();
  await finished(stream);
}

async function writeData(folder: string): Promise<void> {
  const random = seeded(1);
  const vertex = () => Math.floor(random() * VERTICES);
  const edge = () => `${vertex()},${vertex()},knows,${random().toFixed(6)}`;
  mkdirSync(folder);
  writeFileSync(join(folder, "schema.xml"), SCHEMA);
  await writeLines(join(folder, "vertices.csv"), VERTICES, (place) => `${place},user,${Math.floor(random() * 90)}`);
  await writeLines(join(folder, "edges.csv"), EDGES, edge);
  await writeLines(join(folder, "million.csv"), MILLION, edge);
}

const post = (url: string, body: unknown, signal?: AbortSignal) =>
  fetch(url, { method: "POST", headers: HEADERS, body: JSON.stringify(body), ...(signal && { signal }) });

class Graph {
  readonly #url: string;
  readonly #pid: number | undefined;

  constructor({ url, child }: ServerProcess, name: string) {
    this.#pid = child.pid;
    this.#url = `${url}/ges/v1.0/project1/graphs/${name}`;
  }

  /** Carries out a job to its end. */
  async job(path: string, body: unknown): Promise<void> {
    const { jobId } = (await (await post(this.#url + path, body)).json()) as { jobId: string };
    for (let status = "running"; status === "running"; ) {
      await new Promise((resolve) => setTimeout(resolve, 20));
      ({ status } = (await (await fetch(`${this.#url}/jobs/${jobId}/status?limit=1`, { headers: HEADERS })).json()) as {
        status: string;
      });
    }
  }

  async fill(edges = "edges.csv"): Promise<void> {
    const files = { schemaPath: "bucket/schema.xml", vertexsetPath: "bucket/vertices.csv" };
    await this.job("/action?action_id=import-graph", { ...files, edgesetPath: `bucket/${edges}` });
  }

  async cypher(statement: string, signal?: AbortSignal): Promise<string> {
    const body = { statements: [{ statement }] };
    const response = await post(`${this.#url}/action?action_id=execute-cypher-query`, body, signal);
    return response.text();
  }

  async index(): Promise<void> {
    for (const indexType of ["GlobalCompositeVertexIndex", "GlobalCompositeEdgeIndex"]) {
      await this.job("/indices", { indexName: indexType, indexType, hasLabel: "true" });
    }
  }

  async runningQueries(): Promise<number> {
    const response = await fetch(`${this.#url}/om/real-time-queries`, { headers: HEADERS });
    return ((await response.json()) as { current_queries: unknown[] }).current_queries.length;
  }

  /** Starts a watch that stands still while the machine, or this program, does something else. */
  watch(): () => number {
    const [begun, server, self] = [performance.now(), threadTime(this.#pid), threadTime("self")];
    return () => {
      const [serverNow, selfNow] = [threadTime(this.#pid), threadTime("self")];
      const elsewhere = serverNow.delayed - server.delayed + selfNow.delayed - self.delayed;
      return Math.max(0, performance.now() - begun - elsewhere - (selfNow.running - self.running));
    };
  }

  /** Waits of a cheap request as long as the work goes on, in milliseconds. */
  async waitsDuring(work: Promise<unknown>): Promise<number[]> {
    let isDone = false;
    const end = work.finally(() => {
      isDone = true;
    });
    const waits: number[] = [];
    while (!isDone) {
      const elapsedMs = this.watch();
      await (await fetch(`${this.#url}/vertices/detail?vertexIds=7`, { headers: HEADERS })).text();
      waits.push(elapsedMs());
      await new Promise((resolve) => setTimeout(resolve, 2));
    }
    await end;
    return waits;
  }
}

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

async function msUntilStopped(graph: Graph): Promise<number> {
  const controller = new AbortController();
  const query = graph.cypher(EXPLOSIVE, controller.signal).catch(() => "");
  while ((await graph.runningQueries()) === 0) await pause(2);
  await pause(200);
  const elapsedMs = graph.watch();
  controller.abort();
  while ((await graph.runningQueries()) > 0) await pause(1);
  const elapsed = elapsedMs();
  await query;
  return elapsed;
}

async function msBeyondTimeLimit(folder: string): Promise<number> {
  const limited = await startEmulator("--obs", folder, "--query-limits", `timeMs=${TIME_LIMIT_MS}`);
  try {
    await newGraph(limited.url, "social");
    const graph = new Graph(limited, "social");
    await graph.fill();
    await graph.index();
    await graph.cypher("return 1");
    const elapsedMs = graph.watch();
    if (!(await graph.cypher(EXPLOSIVE)).includes("timeMs")) throw new Error("the query was not stopped by its time");
    return Math.max(0, elapsedMs() - TIME_LIMIT_MS);
  } finally {
    await limited.stop();
  }
}

const folder = mkdtempSync(join(tmpdir(), "ges-bench-"));
let emulator: ServerProcess | undefined;
try {
  await writeData(join(folder, "bucket"));
  emulator = await startEmulator("--obs", folder);
  for (const name of ["social", "million"]) await newGraph(emulator.url, name);
  const graph = new Graph(emulator, "social");
  await graph.fill();
  await graph.index();
  await graph.waitsDuring(pause(500));
  const rows: Parameters<typeof report>[0] = [];
  const add = (what: string, ms: number, wanted: string) =>
    rows.push({ what, measured: `${ms.toFixed(0)} ms`, wanted });
  const work: Record<string, () => Promise<unknown>> = {
    nothing: () => pause(1000),
    "a sort of 90,000 vertices": () => graph.cypher("match (n) return n order by n.age, id(n)"),
    "updates of all vertices": async () => {
      for (let time = 0; time < 3; time += 1) await graph.cypher("match (n) set n.age = n.age + 1");
    },
    "three hops": () => graph.cypher("match (a)-[]->()-[]->()-[]->(b) return count(b)"),
    "an explosive pattern": () => graph.cypher(EXPLOSIVE, AbortSignal.timeout(3000)).catch(() => ""),
    "an import of 1,000,000 edges": () => new Graph(emulator as ServerProcess, "million").fill("million.csv"),
  };
  for (const [what, begin] of Object.entries(work)) {
    add(`99 of 100 requests wait beside ${what}`, percentile99(await graph.waitsDuring(begin())), "below 50 ms");
  }
  add("a query whose client has gone stops after", await msUntilStopped(graph), "at most 50 ms");
  add("a query whose time is up stops after", await msBeyondTimeLimit(folder), "at most 50 ms");
  report(rows);
} finally {
  await emulator?.stop();
  rmSync(folder, { recursive: true, force: true });
}
