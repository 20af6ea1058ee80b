/** Requests that 10,000 waits on one client send to the service while their jobs run for 30 seconds. */
import { tokenCredentials } from "@ges-sdk/core";
import { createManagementClient } from "@ges-sdk/v2";
import { report } from "./support/measure.ts";

const JOBS = 10_000;
const DURATION_MS = 30_000;
const end = Date.now() + DURATION_MS;
const calls = { lists: 0, shows: 0 };

const job = (number: number) => ({
  job_id: `job${number}`,
  status: Date.now() < end ? "running" : "success",
  job_type: "GraphManagement",
  job_name: "StopGraph",
  related_graph: "movie",
});

/** A service that has these jobs and nothing else. */
async function service(input: string | URL | Request): Promise<Response> {
  const { pathname, searchParams } = new URL(String(input));
  if (!pathname.endsWith("/graphs/jobs")) {
    calls.shows += 1;
    return Response.json(job(Number(pathname.split("/").at(-2)?.slice("job".length))));
  }
  calls.lists += 1;
  const [offset, limit] = [Number(searchParams.get("offset")), Number(searchParams.get("limit"))];
  const numbers = Array.from({ length: Math.min(limit, JOBS - offset) }, (_, index) => offset + index);
  return Response.json({ job_count: JOBS, job_list: numbers.map(job) });
}

const ges = createManagementClient({
  region: "cn-north-4",
  projectId: "project1",
  credentials: tokenCredentials("token1"),
  fetch: service,
});
const before = process.memoryUsage().heapUsed;
const waits = Array.from({ length: JOBS }, (_, number) =>
  ges.waitForJob({ graph_id: "graph1", job_id: `job${number}` }),
);
await new Promise((resolve) => setTimeout(resolve, DURATION_MS / 2));
globalThis.gc?.();
const perWait = (process.memoryUsage().heapUsed - before) / JOBS;
await Promise.all(waits);

report([
  { what: "lists read", measured: String(calls.lists), wanted: "a bounded number" },
  { what: "jobs requested one by one", measured: String(calls.shows), wanted: "a bounded number" },
  { what: "memory per wait", measured: `${(perWait / 1000).toFixed(1)} kB`, wanted: "bounded" },
]);
