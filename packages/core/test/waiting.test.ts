import { getEventListeners } from "node:events";
import { describe, expect, test } from "vitest";
import { GesApiError } from "../src/errors/ges-api-error.ts";
import { GesNetworkError } from "../src/errors/ges-network-error.ts";
import type { GesTimeoutError } from "../src/errors/ges-timeout-error.ts";
import { graphWaits } from "../src/jobs/graph-waits.ts";
import type { JobApi } from "../src/jobs/job-api.ts";
import { jobWaits } from "../src/jobs/job-waits.ts";
import { fakeTiming, virtualTiming } from "./support/fake-timing.ts";
import { rejection } from "./support/test-client.ts";

interface Job {
  id: string;
  status: string;
  reason?: string;
}

/** Waits on jobs that go through the given states, one a look, in fake time. */
function waitsOn(states: (string | Error)[]) {
  const timing = fakeTiming(1);
  let polls = 0;
  const api: JobApi<{ job_id: string }, Job, Job> = {
    show: async ({ job_id }) => {
      const state = states[Math.min(polls, states.length - 1)] as string | Error;
      polls += 1;
      if (state instanceof Error) throw state;
      return { id: job_id, status: state, reason: "the disk is full" };
    },
    list: async function* () {},
    idOf: ({ id }) => id,
    fromList: (job) => job,
    failReasonOf: ({ reason }) => reason,
  };
  const observations: string[] = [];
  const hooks = {
    onWait: ({ state, polls: count }: { state: string; polls: number }) => observations.push(`${count} ${state}`),
  };
  return { waits: jobWaits(api, { hooks }, timing), sleeps: timing.sleeps, observations };
}

const tryLater = new GesApiError({
  status: 400,
  code: "GES.8302",
  message: "Job query error.",
  requestId: undefined,
  operationId: "showJob",
  retryable: true,
  attempts: 3,
  body: "",
  response: new Response(),
});

describe("Waiting for a job", () => {
  test("ends when the job has succeeded, and reports every state on the way", async () => {
    const { waits, observations } = waitsOn(["pending", "running", "running", "success"]);
    const seen: string[] = [];
    const job = await waits.waitForJob({ job_id: "job1" }, { onProgress: ({ status }) => seen.push(status) });
    expect(job).toMatchObject({ id: "job1", status: "success" });
    expect(seen).toEqual(["pending", "running", "running", "success"]);
    expect(observations).toEqual(["1 pending", "2 running", "3 running", "4 success"]);
  });

  test("takes what the service plane's list calls it too", async () => {
    expect(await waitsOn(["complete"]).waits.waitForJob({ job_id: "job1" })).toMatchObject({ status: "complete" });
  });

  test("polls less and less often", async () => {
    const { waits, sleeps } = waitsOn([...Array<string>(9).fill("running"), "success"]);
    await waits.waitForJob({ job_id: "job1" });
    expect(sleeps).toEqual([1000, 1500, 2250, 3375, 5062.5, 7593.75, 11390.625, 15_000, 15_000]);
  });

  test("follows the intervals that the caller sets", async () => {
    const { waits, sleeps } = waitsOn(["running", "running", "running", "success"]);
    await waits.waitForJob({ job_id: "job1" }, { minIntervalMs: 10, maxIntervalMs: 20 });
    expect(sleeps).toEqual([10, 15, 20]);
  });

  test.each(["failed", "partiallyFailed"])("rejects with the reason when the job ends as %s", async (status) => {
    expect(await rejection(waitsOn(["running", status]).waits.waitForJob({ job_id: "job1" }))).toMatchObject({
      name: "GesJobError",
      message: `Job job1 ended as ${status}: the disk is full`,
      jobId: "job1",
      status,
      failReason: "the disk is full",
      job: { id: "job1" },
    });
  });

  test("continues while the status is unknown", async () => {
    expect(await waitsOn(["dreaming", "success"]).waits.waitForJob({ job_id: "job1" })).toMatchObject({
      status: "success",
    });
  });

  test("continues through transient failures", async () => {
    const broken = new GesNetworkError("showJob", "ges.example.com", 3, new Error("ECONNRESET"));
    const { waits, observations } = waitsOn(["running", broken, tryLater, "success"]);
    expect(await waits.waitForJob({ job_id: "job1" })).toMatchObject({ status: "success" });
    expect(observations).toEqual(["1 running", "2 GesNetworkError", "3 GesApiError", "4 success"]);
  });

  test("ends at once on a permanent failure", async () => {
    const gone = new GesApiError({
      ...tryLater,
      message: "can not find job",
      code: "GES.8301",
      retryable: false,
      response: new Response(),
    });
    const { waits, sleeps } = waitsOn([gone]);
    expect(await rejection(waits.waitForJob({ job_id: "job1" }))).toBe(gone);
    expect(sleeps).toEqual([]);
  });
});

/** Waits in real time on something that never changes. */
const stuck = jobWaits<{ job_id: string }, Job, Job>({
  show: async ({ job_id }) => ({ id: job_id, status: "running" }),
  list: async function* () {},
  idOf: ({ id }) => id,
  fromList: (job) => job,
  failReasonOf: () => undefined,
});

describe("A wait that is over before the job is", () => {
  test("names its timeout and the states seen", async () => {
    const error = await rejection(stuck.waitForJob({ job_id: "job1" }, { timeoutMs: 30, minIntervalMs: 10 }));
    expect(error).toMatchObject({ name: "GesTimeoutError", timeoutMs: 30 });
    expect(error.message).toBe(
      "Job job1 did not settle within 30 ms. Seen so far: running. It goes on in the service; wait again to follow it",
    );
  });

  test("ends at once when its signal fires, with the signal's reason and no listener left", async () => {
    const controller = new AbortController();
    const wait = stuck.waitForJob(
      { job_id: "job1" },
      { signal: controller.signal, onProgress: () => controller.abort("enough") },
    );
    await expect(wait).rejects.toBe("enough");
    expect(getEventListeners(controller.signal, "abort")).toEqual([]);
  });

  test.each([0, -1, Number.NaN, "5"])("rejects a timeout of %j", async (timeoutMs) => {
    const wait = stuck.waitForJob({ job_id: "job1" }, { timeoutMs: timeoutMs as number });
    expect(await rejection(wait)).toMatchObject({ name: "GesConfigError", parameter: "timeoutMs" });
  });
});

describe("Waiting for many jobs", () => {
  /** A service with that many jobs, of which so many are listed; at a list of them they have all ended. */
  function service(jobs: number, { listed = jobs, endAtList }: { listed?: number; endAtList: number }) {
    const calls = { show: 0, list: 0 };
    const status = () => (calls.list < endAtList ? "running" : "success");
    const waits = jobWaits<{ job_id: string }, Job, Job>(
      {
        show: async ({ job_id }) => {
          calls.show += 1;
          return { id: job_id, status: status() };
        },
        list: async function* () {
          calls.list += 1;
          for (let number = 0; number < listed; number += 1) yield { id: `job${number}`, status: status() };
        },
        idOf: ({ id }) => id,
        fromList: (job) => job,
        failReasonOf: () => undefined,
      },
      {},
      virtualTiming(),
    );
    const all = () =>
      Promise.all(
        Array.from({ length: jobs }, (_, number) =>
          waits.waitForJob({ job_id: `job${number}` }, { minIntervalMs: 20 }),
        ),
      );
    return { all, calls };
  }

  test("reads one list for all of them", async () => {
    const { all, calls } = service(1000, { endAtList: 4 });
    expect(await all()).toHaveLength(1000);
    expect(calls.list).toBeLessThan(10);
    // The first few began before there were enough of them to share, and so did the last few end.
    expect(calls.show).toBeLessThan(50);
  });

  test("requests jobs that the list does not show one by one", async () => {
    const { all, calls } = service(100, { listed: 60, endAtList: 0 });
    expect(await all()).toHaveLength(100);
    expect(calls.show).toBeGreaterThanOrEqual(40);
  });
});

describe("Waiting for a graph", () => {
  const waitsFor = (...statuses: (string | Error)[]) =>
    graphWaits<{ graph_id: string }, { status: string }>(
      {
        show: async () => {
          const status = statuses.shift();
          if (status instanceof Error) throw status;
          return { graph: { status: String(status) } };
        },
        list: async function* () {},
      },
      {},
      fakeTiming(),
    );
  const often = { minIntervalMs: 1 };

  test("ends when it runs, unless another status is asked for", async () => {
    expect(await waitsFor("100", "100", "200").waitForGraph({ graph_id: "graph1" }, often)).toEqual({ status: "200" });
    const stopped = await waitsFor("200", "901", "900").waitForGraph(
      { graph_id: "graph1" },
      { ...often, status: "900" },
    );
    expect(stopped).toEqual({ status: "900" });
  });

  test.each([
    ["303", "could not be created"],
    ["300", "is faulty"],
    ["400", "has been deleted"],
    ["800", "is frozen"],
  ])("rejects at once in a status that it cannot leave: %s", async (status, meaning) => {
    const wait = waitsFor("100", status).waitForGraph({ graph_id: "graph1" }, often);
    await expect(wait).rejects.toThrow(`Graph graph1 ${meaning} (status ${status}) and will not come to 200`);
  });

  test("for its deletion ends when it does not exist any more, however the service says so", async () => {
    const gone = new GesApiError({ ...tryLater, code: "GES.7000", retryable: false, response: new Response() });
    const notFound = new GesApiError({
      ...tryLater,
      code: undefined,
      status: 404,
      retryable: false,
      response: new Response(),
    });
    for (const end of [gone, notFound, "400"]) {
      await waitsFor("201", "201", end).waitForGraphDeletion({ graph_id: "graph1" });
    }
  });

  test("shares one list with the other waits", async () => {
    const calls = { show: 0, list: 0 };
    const status = () => (calls.list < 3 ? "100" : "200");
    const waits = graphWaits<{ graph_id: string }, { status: string; id: string }>(
      {
        show: async ({ graph_id }) => {
          calls.show += 1;
          return { graph: { id: graph_id, status: status() } };
        },
        list: async function* () {
          calls.list += 1;
          for (let number = 0; number < 50; number += 1) yield { id: `graph${number}`, status: status() };
        },
      },
      {},
      virtualTiming(),
    );
    const numbers = Array.from({ length: 50 }, (_, number) => number);
    await Promise.all(numbers.map((number) => waits.waitForGraph({ graph_id: `graph${number}` })));
    expect(calls.list).toBeLessThan(10);
    expect(calls.show).toBeLessThan(25);
  });
});

describe("A wait does not hide its cause:", () => {
  const failure = (code: string) =>
    new GesNetworkError("showJob", "ges.example.com", 3, Object.assign(new Error(code), { code }));
  const answer = (status: number, code?: string) =>
    new GesApiError({ ...tryLater, status, code, retryable: false, response: new Response() });
  const wait = (...states: (string | Error)[]) => {
    const { waits, sleeps } = waitsOn(states);
    return { sleeps, outcome: waits.waitForJob({ job_id: "job1" }) };
  };

  test.each([
    ["a certificate that nobody has signed", failure("DEPTH_ZERO_SELF_SIGNED_CERT")],
    ["403", answer(403)],
    ["401, after the call has recovered once", answer(401)],
  ])("%s ends it at once", async (_, error) => {
    const { outcome, sleeps } = wait(error);
    expect(await rejection(outcome)).toBe(error);
    expect(sleeps).toEqual([]);
  });

  test("404 ends it at the second poll", async () => {
    const { outcome, sleeps } = wait(answer(404));
    expect(await rejection(outcome)).toMatchObject({ status: 404 });
    expect(sleeps).toHaveLength(1);
    expect(await wait(answer(404), "running", answer(404), "success").outcome).toMatchObject({ status: "success" });
  });

  test.each(["ENOTFOUND", "ECONNREFUSED"])("%s ends it after a minute without any success", async (code) => {
    const { outcome, sleeps } = wait("running", failure(code));
    expect(await rejection(outcome)).toMatchObject({ name: "GesNetworkError" });
    const total = sleeps.reduce((sum, ms) => sum + ms, 0);
    expect(total).toBeGreaterThanOrEqual(60_000);
    expect(total).toBeLessThan(80_000);
  });

  test("a timeout names the method, the polls, the last error and the caller's line", async () => {
    const api: JobApi<{ job_id: string }, Job, Job> = {
      show: async () => {
        throw tryLater;
      },
      list: async function* () {},
      idOf: ({ id }) => id,
      fromList: (job) => job,
      failReasonOf: () => undefined,
    };
    try {
      await jobWaits(api).waitForJob({ job_id: "job1" }, { timeoutMs: 30, minIntervalMs: 10 });
      expect.unreachable();
    } catch (error) {
      expect(error).toMatchObject({ name: "GesTimeoutError", operationId: "waitForJob", cause: tryLater });
      expect((error as GesTimeoutError).attempts).toBeGreaterThan(0);
      expect((error as Error).stack).toContain("waiting.test.ts");
    }
  });

  test.each([[null], [{}], [{ status: 200 }], ["running"]])("a job that is %j is an error", async (job) => {
    const waits = jobWaits<{ job_id: string }, Job, Job>({
      show: async () => job as unknown as Job,
      list: async function* () {},
      idOf: ({ id }) => id,
      fromList: (listed) => listed,
      failReasonOf: () => undefined,
    });
    expect(await rejection(waits.waitForJob({ job_id: "job1" }))).toMatchObject({
      name: "GesError",
      operationId: "showJob",
      message: "showJob: the response about job1 has no status",
    });
  });

  test("a graph that is missing in the response is an error", async () => {
    const waits = graphWaits<{ graph_id: string }, { status: string }>({
      show: async () => ({}) as { graph: { status: string } },
      list: async function* () {},
    });
    const error = await rejection(waits.waitForGraph({ graph_id: "graph1" }));
    expect(error).toMatchObject({ name: "GesError", message: "showGraph: the response about graph1 has no status" });
  });

  test("a callback that fails ends no wait", async () => {
    const { waits } = waitsOn(["running", "success"]);
    const fail = () => {
      throw new Error("a bug");
    };
    expect(await waits.waitForJob({ job_id: "job1" }, { onProgress: fail })).toMatchObject({ status: "success" });
    const reject = (async () => Promise.reject(new Error("a bug"))) as () => void;
    expect(await waits.waitForJob({ job_id: "job1" }, { onProgress: reject })).toMatchObject({ status: "success" });
  });
});
