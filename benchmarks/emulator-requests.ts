/**
 * Requests that the emulator answers in a second and the CPU time of each, beside Prism's mock server on the same
 * description and a bare `node:http` server that parses and answers the same JSON.
 */
import { spawn, spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { Pool } from "undici";
import { cpuSeconds, HEADERS, newGraph, type ServerProcess, startEmulator, startServer } from "./support/emulator.ts";
import { compare, report } from "./support/measure.ts";

const DESCRIPTION = fileURLToPath(new URL("../spec/dist/management-v2.openapi.yaml", import.meta.url));
const IN_FLIGHT = 32;
const CALLS = 20_000;
const ROUNDS = 5;
const PORT = "4010";
const BARE_SERVER = fileURLToPath(new URL("support/bare-server.ts", import.meta.url));
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
      // Prism's list has one graph too, so that both send as much.
      { method: "GET", path: `${path}?limit=1` },
    ] as const;
    const turn = calls[graph.turn % calls.length] as (typeof calls)[number];
    const { statusCode, body } = await pool.request({ ...turn, headers: HEADERS });
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

/** A bare server that answers what the emulator answers for a graph. */
async function startBare(emulatorUrl: string, graphId: string): Promise<ServerProcess> {
  const shown = await fetch(`${emulatorUrl}/v2/project1/graphs/${graphId}`, { headers: HEADERS });
  return startServer(process.execPath, [BARE_SERVER, await shown.text()]);
}

/** The emulator with 32 graphs, and the calls to them. */
async function emulatorWith(...flags: string[]) {
  const server = await startEmulator(...flags);
  const graphs = Array.from({ length: IN_FLIGHT }, (_, index) => newGraph(server.url, `graph${index}`));
  return { server, graphs: await Promise.all(graphs) };
}

const folder = mkdtempSync(join(tmpdir(), "requests-"));
const servers: Record<string, ServerProcess> = {};
const calls: Record<string, ReturnType<typeof callsTo>> = {};
try {
  const variants = {
    "in memory": [],
    "with --data": ["--data", join(folder, "data")],
    "with --data and --durable": ["--data", join(folder, "durable"), "--durable"],
  };
  let ids: string[] = [];
  for (const [name, flags] of Object.entries(variants)) {
    const { server, graphs } = await emulatorWith(...flags);
    servers[name] = server;
    calls[name] = callsTo(server.url, graphs);
    ids = graphs;
  }
  const prism = await startPrism(join(folder, "prism"));
  if (prism) {
    servers["Prism"] = prism;
    // Its answers do not depend on who is asked for.
    calls["Prism"] = callsTo(prism.url, ids);
  } else console.log("Prism could not be installed or started, so there is nothing to compare with.");
  const bare = await startBare(String(servers["with --data"]?.url), String(ids[0]));
  servers["bare node:http"] = bare;
  calls["bare node:http"] = callsTo(bare.url, ids);
  const startUp = Object.fromEntries(Object.entries(servers).map(([name, { child }]) => [name, cpuSeconds(child)]));
  const costs = await compare(Object.fromEntries(Object.entries(calls).map(([name, { call }]) => [name, call])), {
    calls: CALLS,
    inFlight: IN_FLIGHT,
    rounds: ROUNDS,
  });
  await Promise.all(Object.values(calls).map(({ close }) => close()));
  const speed = (name: string) => costs[name]?.callsPerSecond ?? Number.NaN;
  const perCall = Object.fromEntries(
    Object.entries(servers).map(([name, { child }]) => {
      const seconds = cpuSeconds(child) - (startUp[name] ?? 0);
      return [name, (seconds / (CALLS * (ROUNDS + 1))) * 1e6];
    }),
  );
  const ratio = (name: string, other: string) => `${((perCall[name] ?? 0) / (perCall[other] ?? 0)).toFixed(2)}x`;
  const wanted: Record<string, string> = { "in memory": "at least 8x", "with --data": "at least 3x" };
  report(
    Object.keys(servers).map((name) => ({
      what: `requests per second, ${name}`,
      measured: speed(name).toFixed(0),
      "against Prism": prism ? `${(speed(name) / speed("Prism")).toFixed(1)}x` : "skipped",
      wanted: wanted[name] ?? "-",
      "CPU per request": `${perCall[name]?.toFixed(0)} µs`,
      "against Prism's": prism ? ratio(name, "Prism") : "skipped",
      "against bare node:http's": ratio(name, "bare node:http"),
    })),
  );
} finally {
  for (const server of Object.values(servers)) await server.stop();
  rmSync(folder, { recursive: true, force: true });
}
