/** Requests that the emulator answers in a second, beside Prism's mock server on the same description. */
import { spawn, spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { Pool } from "undici";
import { cpuSeconds, HEADERS, newGraph, type ServerProcess, startEmulator } from "./support/emulator.ts";
import { compare, report } from "./support/measure.ts";

const DESCRIPTION = fileURLToPath(new URL("../spec/dist/management-v2.openapi.yaml", import.meta.url));
const IN_FLIGHT = 32;
const CALLS = 2000;
const ROUNDS = 5;
const PORT = "4010";
const PRISM = "@stoplight/prism-cli@5";

/** One call after the other on graphs of its own: stop, show, start, list, and from the beginning. */
function callsTo(url: string, graphs: readonly string[]) {
  const pool = new Pool(url, { connections: IN_FLIGHT });
  const path = "/v2/project1/graphs";
  const free = graphs.map((id) => ({ id, turn: 0 }));
  const call = async () => {
    const graph = free.pop();
    if (!graph) throw new Error("there are more calls in flight than graphs");
    const { id } = graph;
    const calls = [
      { method: "POST", path: `${path}/${id}/stop` },
      { method: "GET", path: `${path}/${id}` },
      { method: "POST", path: `${path}/${id}/start` },
      { method: "GET", path: `${path}?limit=10` },
    ] as const;
    const { statusCode, body } = await pool.request({
      ...(calls[graph.turn % calls.length] as (typeof calls)[number]),
      headers: HEADERS,
    });
    const text = await body.text();
    if (statusCode !== 200) throw new Error(`${url} answered ${statusCode}: ${text}`);
    graph.turn += 1;
    free.push(graph);
  };
  return { call, close: () => pool.close() };
}

/** Prism in a folder of its own, or nothing when it cannot be installed or does not start. */
async function startPrism(folder: string): Promise<ServerProcess | undefined> {
  const flags = ["--prefix", folder, "--no-audit", "--no-fund", "--ignore-scripts", "--loglevel=error"];
  if (spawnSync("npm", ["install", ...flags, PRISM], { stdio: "inherit" }).status !== 0) return undefined;
  const command = join(folder, "node_modules/@stoplight/prism-cli/dist/index.js");
  const child = spawn(process.execPath, [command, "mock", DESCRIPTION, "--port", PORT, "--verboseLevel", "silent"]);
  const url = `http://127.0.0.1:${PORT}`;
  // It is silent when it listens, for what it would write costs time.
  for (let attempt = 0; attempt < 200; attempt += 1) {
    const answer = await fetch(url).catch(() => undefined);
    if (answer) return { url, child, stop: async () => void child.kill() };
    await sleep(100);
  }
  child.kill();
  return undefined;
}

const folder = mkdtempSync(join(tmpdir(), "prism-"));
const servers: ServerProcess[] = [];
try {
  const emulator = await startEmulator();
  servers.push(emulator);
  const ids = await Promise.all(
    Array.from({ length: IN_FLIGHT }, (_, index) => newGraph(emulator.url, `graph${index}`)),
  );
  const ours = callsTo(emulator.url, ids);
  const prism = await startPrism(folder);
  if (prism) servers.push(prism);
  else console.log("Prism could not be installed or started, so there is nothing to compare with.");
  const theirs = prism && callsTo(prism.url, ids);
  const costs = await compare(
    { emulator: ours.call, ...(theirs && { Prism: theirs.call }) },
    { calls: CALLS, inFlight: IN_FLIGHT, rounds: ROUNDS },
  );
  await Promise.all([ours.close(), theirs?.close()]);
  const perCall = (server: ServerProcess) => (cpuSeconds(server.child) / (CALLS * (ROUNDS + 1))) * 1e6;
  const speed = (name: string) => costs[name]?.callsPerSecond ?? Number.NaN;
  report([
    { what: "emulator, requests per second", measured: speed("emulator").toFixed(0), wanted: "-" },
    { what: "Prism, requests per second", measured: prism ? speed("Prism").toFixed(0) : "skipped", wanted: "-" },
    {
      what: "the one against the other",
      measured: prism ? `${(speed("emulator") / speed("Prism")).toFixed(1)}x` : "skipped",
      wanted: "at least 8x",
    },
    { what: "emulator, CPU per request with its start", measured: `${perCall(emulator).toFixed(0)} µs`, wanted: "-" },
    {
      what: "Prism, CPU per request with its start",
      measured: prism ? `${perCall(prism).toFixed(0)} µs` : "skipped",
      wanted: "-",
    },
  ]);
} finally {
  for (const server of servers) await server.stop();
  rmSync(folder, { recursive: true, force: true });
}
