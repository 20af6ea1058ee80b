/** Sends a hundred thousand malformed requests to the emulator. */

import { createEmulator } from "@ges-sdk/emulator";
import { seeded } from "@ges-sdk/graph-engine/algorithms";
import { Pool } from "undici";
import { HEADERS, newGraph } from "./support/emulator.ts";
import { type Malformed, operationsIn, WAYS } from "./support/malformed.ts";
import { report } from "./support/measure.ts";

const REQUESTS = 100_000;
const PARTS = 5;
const IN_FLIGHT = 16;

const operations = ["management-v1", "management-v2", "service-v1"].flatMap((name) =>
  operationsIn(new URL(`../spec/bundled/${name}.json`, import.meta.url)),
);
const ways = Object.entries(WAYS);
const draw = seeded(1);

function next(): { way: string; request: Malformed } {
  for (;;) {
    const [way, make] = ways[Math.floor(draw() * ways.length)] as (typeof ways)[number];
    const operation = operations[Math.floor(draw() * operations.length)] as (typeof operations)[number];
    const request = make(operation, draw);
    if (request) return { way, request };
  }
}

/** Memory in use once what nobody holds is gone, in MB. */
function heap(): number {
  globalThis.gc?.();
  return process.memoryUsage().heapUsed / 1e6;
}

const emulator = await createEmulator({ port: 0, projectId: "project1", token: "token1", jobDuration: 0 });
await newGraph(emulator.url, "movie");
const pool = new Pool(emulator.url, { connections: IN_FLIGHT });
/** Answers by way and class of status. */
const answers: Record<string, Record<string, number>> = Object.fromEntries(ways.map(([way]) => [way, {}]));
let failures = 0;

async function send(count: number): Promise<void> {
  let left = count;
  const worker = async () => {
    while (left > 0) {
      left -= 1;
      const { way, request } = next();
      const { statusCode, body } = await pool.request({
        ...request,
        headers: HEADERS,
        body: request.body ?? null,
      } as never);
      const text = await body.text();
      const kind = `${Math.floor(statusCode / 100)}xx`;
      const counts = answers[way] as Record<string, number>;
      counts[kind] = (counts[kind] ?? 0) + 1;
      if (statusCode < 500) continue;
      failures += 1;
      if (failures <= 5) console.log(way, request.method, request.path.slice(0, 200), statusCode, text.slice(0, 200));
    }
  };
  await Promise.all(Array.from({ length: IN_FLIGHT }, worker));
}

/** Memory after each part of the requests. */
const memory: number[] = [];
for (let part = 0; part < PARTS; part += 1) {
  await send(REQUESTS / PARTS);
  memory.push(heap());
}
const growth = (memory.at(-1) as number) - (memory[1] as number);
await pool.close();
await emulator.close();
console.table(answers);
report([
  { what: "requests that were wrong", measured: String(REQUESTS), wanted: "100000" },
  { what: "answers 5xx", measured: String(failures), wanted: "0" },
  {
    what: `memory after each ${REQUESTS / PARTS}, MB`,
    measured: memory.map((mb) => mb.toFixed(1)).join(", "),
    wanted: "-",
  },
  { what: "growth from the second of these on", measured: `${growth.toFixed(1)} MB`, wanted: "none" },
]);
