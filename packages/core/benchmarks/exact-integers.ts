/** Price of exact integers where a response has no large one: looking for it, as a share of the whole call. */

import { median, report } from "../../../benchmarks/support/measure.ts";
import { connectTo } from "../src/client/connection.ts";
import { operation } from "../src/client/operation.ts";
import { tokenCredentials } from "../src/credentials/token-credentials.ts";
import { hasLongDigits } from "../src/http/json.ts";

const ROUNDS = 9;

/** CPU time of one run, in microseconds. */
async function cpuOf(runs: number, work: () => unknown): Promise<number> {
  const samples: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const begun = process.cpuUsage();
    for (let run = 0; run < runs; run += 1) await work();
    const { user, system } = process.cpuUsage(begun);
    samples.push((user + system) / runs);
  }
  return median(samples);
}

/** A list of vertices, as the service writes them. */
function vertices(count: number): string {
  const list = Array.from({ length: count }, (_, index) => ({
    id: `v${index}`,
    label: "user",
    properties: { Age: ["under 18"], Gender: ["F"], visits: [index], since: [1623160513000 + index], Name: ["Lily"] },
  }));
  return JSON.stringify({ data: { vertices: list }, result: "success" });
}

const read = operation<(connection: ReturnType<typeof connectTo>) => Promise<unknown>>("read", {
  method: "GET",
  path: "/v",
  retry: "safe",
});

const rows: Parameters<typeof report>[0] = [];
for (const count of [1, 100, 5000]) {
  const body = vertices(count);
  const runs = Math.ceil(2_000_000 / body.length) + 20;
  // Without a network the call is cheapest, and the share largest.
  const fetch = async () => new Response(body, { headers: { "content-length": String(Buffer.byteLength(body)) } });
  const connection = connectTo(
    "https://ges.example.com",
    { project_id: "p" },
    { fetch, projectId: "p", credentials: tokenCredentials("t") },
  );
  const call = await cpuOf(runs, () => read(connection));
  const scan = await cpuOf(runs * 10, () => hasLongDigits(body));
  rows.push({
    what: `share of looking for large integers, response of ${(body.length / 1000).toFixed(1)} kB`,
    measured: `${((100 * scan) / call).toFixed(1)} %`,
    wanted: "below 3 %",
  });
}
report(rows);
