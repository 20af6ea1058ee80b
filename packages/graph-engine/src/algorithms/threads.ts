import { availableParallelism } from "node:os";
import { extname } from "node:path";
import { Worker } from "node:worker_threads";
import { AlgorithmFailure } from "./common/algorithm.ts";
import type { Order, Reply } from "./worker.ts";

/** One core is left to those who answer requests. */
const MOST_THREADS = Math.max(1, availableParallelism() - 1);

/** As a source this module ends in `.ts`, built in `.js`. The thread's does too. */
const PROGRAM = new URL(`./worker${extname(new URL(import.meta.url).pathname)}`, import.meta.url);

const idle: Worker[] = [];
/** Work that waits for a thread, the oldest first. */
const waiting: (() => void)[] = [];
let busy = 0;

/**
 * Computes in a thread of its own. When the signal fires the thread is ended, whatever it does.
 *
 * @throws {AlgorithmFailure} with the reason why it came to nothing
 */
export async function computeInThread(order: Order, signal: AbortSignal): Promise<unknown> {
  signal.throwIfAborted();
  await turn(signal);
  try {
    signal.throwIfAborted();
    const worker = idle.pop() ?? newWorker();
    const reply = await replyOf(worker, order, signal);
    idle.push(worker);
    if ("failure" in reply) throw new AlgorithmFailure(reply.failure);
    return reply.result;
  } finally {
    const next = waiting.shift();
    if (next) next();
    else busy -= 1;
  }
}

/** Threads keep no process alive. */
function newWorker(): Worker {
  const worker = new Worker(PROGRAM);
  worker.unref();
  return worker;
}

/** Waits until there may be one more busy thread. */
function turn(signal: AbortSignal): Promise<void> | undefined {
  if (busy < MOST_THREADS) {
    busy += 1;
    return undefined;
  }
  return new Promise((resolve, reject) => {
    const begin = () => {
      signal.removeEventListener("abort", giveUp);
      resolve();
    };
    const giveUp = () => {
      waiting.splice(waiting.indexOf(begin), 1);
      reject(signal.reason);
    };
    waiting.push(begin);
    signal.addEventListener("abort", giveUp, { once: true });
  });
}

/** A worker that does not answer is not there any more. */
function replyOf(worker: Worker, order: Order, signal: AbortSignal): Promise<Reply> {
  return new Promise<Reply>((resolve, reject) => {
    const end = (settle: () => void) => {
      worker.off("message", answer).off("error", fail);
      signal.removeEventListener("abort", abandon);
      settle();
    };
    const answer = (reply: Reply) => end(() => resolve(reply));
    const fail = (error: Error) => end(() => reject(new AlgorithmFailure(error.message)));
    const abandon = () => {
      void worker.terminate();
      end(() => reject(signal.reason));
    };
    worker.once("message", answer).once("error", fail);
    signal.addEventListener("abort", abandon, { once: true });
    worker.postMessage(order);
  });
}
