/** Operations that tests repeat on the emulator: snapshot a small graph, restore it, and cancel an algorithm. */
import { once } from "node:events";
import { setTimeout as sleep } from "node:timers/promises";
import type { Worker } from "node:worker_threads";
import { createEmulator } from "@ges-sdk/emulator";
import { createManagementClient, createServiceClient } from "@ges-sdk/v1";
import { median, report } from "./support/measure.ts";

const ROUNDS = 21;
/** So many vertices that the paths of thirteen among them are never all tried. */
const SIDE = Array.from({ length: 16 }, (_, number) => number);

await using emulator = await createEmulator({ jobDuration: 0, obs: "packages/emulator/data" });
const options = { endpoint: emulator.url, fetch: emulator.fetch, ...emulator.credentials };
const management = createManagementClient(options);

async function newGraph(name: string) {
  const place = { vpcId: "vpc1", subnetId: "subnet1", securityGroupId: "group1" };
  await management.createGraph({ body: { graph: { name, graphSizeTypeIndex: "1", ...place } } });
  return createServiceClient({ ...options, graphName: name });
}

async function millisecondsOf(work: () => unknown): Promise<number> {
  const times: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const begun = performance.now();
    await work();
    times.push(performance.now() - begun);
  }
  return median(times);
}

const movies = await newGraph("movies");
const files = {
  schemaPath: "movies/schema.xml",
  edgesetPath: "movies/edges.csv",
  vertexsetPath: "movies/vertices.csv",
};
const { jobId } = await movies.importGraph({ body: files });
await movies.waitForJob({ job_id: jobId }, { minIntervalMs: 5 });
const { data } = await movies.showGraphSummary();
const snapshot = await millisecondsOf(() => emulator.snapshot("movies"));
const restore = await millisecondsOf(() => emulator.restore("movies"));

const dense = await newGraph("dense");
const vertices = ["gate", "door", ...SIDE.flatMap((number) => [`p${number}`, `q${number}`])];
await dense.batchAddVertices({ body: { vertices: vertices.map((vertex) => ({ vertex, label: "user" })) } });
// In and out only through the door, so that no circle is ever found.
const pairs = SIDE.flatMap((a) => SIDE.flatMap((b) => [`p${a} q${b}`, `q${b} p${a}`]));
const door = ["gate door", "door gate", ...SIDE.flatMap((a) => [`door p${a}`, `q${a} door`])];
for (const batch of [door, pairs.slice(0, 300), pairs.slice(300)]) {
  const edges = batch
    .map((pair) => pair.split(" "))
    .map(([source = "", target = ""]) => ({ source, target, label: "knows" }));
  await dense.batchAddEdges({ body: { edges } });
}

const threads: Worker[] = [];
process.on("worker", (thread: Worker) => threads.push(thread));
const cancellations: number[] = [];
for (let round = 0; round < ROUNDS; round += 1) {
  const circles = { source: "gate", min_circle_length: 15, max_circle_length: 15, limit_circle_number: 1 };
  const job = await dense.executeAlgorithm({
    body: { algorithmName: "single_vertex_circles_detection", parameters: circles },
  });
  while (threads.length <= round) await sleep(1);
  await sleep(50);
  const ended = once(threads[round] as Worker, "exit");
  const begun = performance.now();
  await dense.cancelJob({ job_id: job.jobId });
  await ended;
  cancellations.push(performance.now() - begun);
}

const ms = (value: number) => `${value.toFixed(1)} ms`;
const size = `a graph of ${data?.vertexNum} vertices and ${data?.edgeNum} edges`;
report([
  { what: `a snapshot of ${size}`, measured: ms(snapshot), wanted: "-" },
  { what: "bringing it back", measured: ms(restore), wanted: "under 50 ms" },
  {
    what: "from a cancellation to the end of its thread, the slowest",
    measured: ms(Math.max(...cancellations)),
    wanted: "within 100 ms",
  },
]);
