import { fork } from "node:child_process";
import { cpus } from "node:os";

/** Cost of one way to make calls. */
export interface Cost {
  callsPerSecond: number;
  /** CPU time of this process per call, in microseconds. */
  cpuPerCall: number;
}

/** Starts the bare server, runs the work against its URL, and ends it. */
export async function withServer(work: (url: string) => Promise<void>): Promise<void> {
  const child = fork(new URL("server.ts", import.meta.url));
  const port = await new Promise<number>((resolve) => child.once("message", (message) => resolve(Number(message))));
  try {
    await work(`http://127.0.0.1:${port}`);
  } finally {
    child.disconnect();
  }
}

/**
 * Measures ways of calling beside each other: in turns, so that a noisy machine troubles all alike, and the median of
 * the rounds.
 */
export async function compare(
  ways: Record<string, () => Promise<unknown>>,
  { calls = 4000, inFlight = 32, rounds = 7 } = {},
): Promise<Record<string, Cost>> {
  const samples: Record<string, Cost[]> = Object.fromEntries(Object.keys(ways).map((name) => [name, []]));
  for (const call of Object.values(ways)) await run(call, calls, inFlight);
  const turns = Object.entries(ways);
  for (let round = 0; round < rounds; round += 1) {
    for (const [name, call] of turns) {
      // What the one before left behind is not to be paid for by the next.
      globalThis.gc?.();
      samples[name]?.push(await run(call, calls, inFlight));
    }
    turns.push(...turns.splice(0, 1));
  }
  return Object.fromEntries(
    Object.entries(samples).map(([name, costs]) => [
      name,
      {
        callsPerSecond: median(costs.map((cost) => cost.callsPerSecond)),
        cpuPerCall: median(costs.map((cost) => cost.cpuPerCall)),
      },
    ]),
  );
}

async function run(call: () => Promise<unknown>, calls: number, inFlight: number): Promise<Cost> {
  const begunCpu = process.cpuUsage();
  const begun = performance.now();
  let left = calls;
  const worker = async () => {
    while (left > 0) {
      left -= 1;
      await call();
    }
  };
  await Promise.all(Array.from({ length: inFlight }, worker));
  const { user, system } = process.cpuUsage(begunCpu);
  return { callsPerSecond: (calls / (performance.now() - begun)) * 1000, cpuPerCall: (user + system) / calls };
}

/** The middle one of some values. */
export function median(values: number[]): number {
  return values.sort((a, b) => a - b)[Math.floor(values.length / 2)] as number;
}

/** The value that 99 of 100 do not exceed. */
export function percentile99(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length * 0.99)] as number;
}

/** Prints a table of figures with what each must reach, and says where it was measured. */
export function report(rows: { what: string; measured: string; wanted: string }[]): void {
  console.table(rows);
  const [cpu] = cpus();
  console.log(`${cpu?.model.trim()}, ${cpus().length} cores, Node.js ${process.version}`);
}
