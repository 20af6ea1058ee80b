/** Worker thread that computes algorithms, one after the other. */
import { parentPort } from "node:worker_threads";
import type { Csr } from "./common/csr.ts";
import { algorithmNamed } from "./registry.ts";

/** Message to the thread. */
export interface Order {
  readonly name: string;
  readonly csr: Csr;
  readonly task: unknown;
}

/** Message from the thread. */
export type Reply = { readonly result: unknown } | { readonly failure: string };

parentPort?.on("message", ({ name, csr, task }: Order) => {
  let reply: Reply;
  try {
    reply = { result: algorithmNamed(name)?.compute(csr, task) };
  } catch (error) {
    reply = { failure: error instanceof Error ? error.message : String(error) };
  }
  parentPort?.postMessage(reply);
});
