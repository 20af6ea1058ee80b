import { availableParallelism } from "node:os";
import type { Worker } from "node:worker_threads";
import { afterEach, beforeEach, expect, test } from "vitest";
import { ask, edgesOf, graphWith, jobFor, KARATE } from "./support/algorithms.ts";
import { type Api, done, startApi, until } from "./support/api.ts";

let api: Api;
let id: string;

/** From the gate the way leads into a crowd and out again only through the door it came in by: all ways are tried in vain, and they are too many for a lifetime. */
const ENDLESS = {
  algorithmName: "single_vertex_circles_detection",
  parameters: { source: "gate", min_circle_length: 15, max_circle_length: 15, limit_circle_number: 1 },
};

beforeEach(async () => {
  api = await startApi({ jobDuration: 0 });
  const sides = Array.from({ length: 16 }, (_, n) => n);
  const edges = sides.flatMap((a) => sides.flatMap((b) => [`p${a}-q${b}`, `q${b}-p${a}`]));
  const door = sides.flatMap((n) => [`door-p${n}`, `q${n}-door`]);
  id = await graphWith(api, "dense", edgesOf(`gate-door door-gate ${[...door, ...edges].join(" ")} p0-x x-y`));
  await graphWith(api, "karate", KARATE);
});
afterEach(() => api.emulator.close());

const statusOf = (jobId: string) => api.call("GET", "ges/v1.0", `/graphs/dense/jobs/${jobId}/status`);

test("Requests are answered while an algorithm runs, however long it takes", async () => {
  const { body } = await ask(api, "dense", ENDLESS);
  for (let look = 0; look < 20; look += 1) expect((await statusOf(body.jobId)).body.status).toBe("running");
  expect((await api.call("GET", "ges/v1.0", "/graphs/dense/summary")).status).toBe(200);
});

test("A job that is cancelled ends its thread, whatever it does", async () => {
  const threads: Worker[] = [];
  const watch = (thread: Worker) => threads.push(thread);
  process.on("worker", watch);
  const jobs = await startMany();
  await turns();
  // The last one of the test before may be told of late.
  const running = threads.filter(({ threadId }) => threadId !== -1);
  expect(running).not.toEqual([]);
  const ended = running.map((thread) => new Promise((resolve) => thread.once("exit", resolve)));
  process.off("worker", watch);
  for (const jobId of jobs.reverse()) await api.call("DELETE", "ges/v1.0", `/graphs/dense/jobs/${jobId}`);
  expect((await statusOf(jobs[0] as string)).body).toEqual({ status: "failed", failReason: "The job was cancelled." });
  await Promise.all(ended);
});

test("A job that is cancelled makes room for those that wait", async () => {
  const jobs = await startMany();
  const waiting = jobFor(api, "karate", { algorithmName: "pagerank" });
  await turns();
  for (const jobId of jobs) await api.call("DELETE", "ges/v1.0", `/graphs/dense/jobs/${jobId}`);
  expect((await waiting).status).toBe("success");
});

test("A job that is cancelled while it waits never runs", async () => {
  const jobs = await startMany();
  await turns();
  for (const jobId of jobs.reverse()) await api.call("DELETE", "ges/v1.0", `/graphs/dense/jobs/${jobId}`);
  expect((await jobFor(api, "karate", { algorithmName: "pagerank" })).status).toBe("success");
});

/** More jobs than there are threads. */
async function startMany(): Promise<string[]> {
  const jobs = [];
  for (let number = 0; number <= availableParallelism(); number += 1) {
    jobs.push((await ask(api, "dense", ENDLESS)).body.jobId);
  }
  return jobs;
}

/** Runs what was begun up to where it waits. */
async function turns(): Promise<void> {
  for (let turn = 0; turn < 50; turn += 1) await new Promise((resolve) => setTimeout(resolve, 1));
}

test("A synchronous call ends when its graph's work is ended", async () => {
  const parameters = { source: "p0", target: "y", k: 10, directed: true };
  const answer = ask(api, "dense", { algorithmName: "n_paths", executionMode: "sync", parameters });
  await until(
    api,
    () => api.call("GET", "ges/v1.0", "/graphs/dense/jobs/status"),
    ({ jobs }) => jobs.length === 1,
  );
  await done(api, "POST", `/graphs/${id}/restart`);
  expect(await answer).toEqual({
    status: 400,
    body: { errorCode: "GES.8301", errorMessage: "The graph was restarted by force." },
  });
});
