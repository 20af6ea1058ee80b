import { Refusal } from "../refusal.ts";
import { givingWay } from "../service/give-way.ts";
import type { GraphData } from "../state/graph-data.ts";
import { type Algorithm, AlgorithmFailure, type AlgorithmRequest, type Outputs } from "./algorithm.ts";
import { viewOf } from "./graph-view.ts";
import type { Conditions } from "./narrow.ts";
import { subgraphOf } from "./subgraph.ts";

/** What an algorithm came to, and how long it took in seconds. */
export interface AlgorithmResult extends Outputs {
  readonly runtime: number;
}

/**
 * Runs an algorithm on a graph as it is now, or on the part of it that meets conditions.
 *
 * @throws {Error} with the sentence that the service has for an algorithm that failed
 */
export async function runAlgorithm(
  algorithm: Algorithm,
  data: GraphData,
  request: AlgorithmRequest,
  signal: AbortSignal,
  part?: Conditions,
): Promise<AlgorithmResult> {
  const name = request.algorithmName;
  const begun = performance.now();
  try {
    const giveWay = givingWay(signal);
    const whole = await viewOf(data, giveWay);
    const view = part ? await subgraphOf({ view: whole, giveWay }, part) : whole;
    const question = { view, parameters: request.parameters ?? {}, request, giveWay };
    const { csr = view.csr, task } = await algorithm.prepare(question);
    const { computeInThread } = await import("./threads.ts");
    const result = await computeInThread({ name, csr, task }, signal);
    return { ...algorithm.present(result, question), runtime: (performance.now() - begun) / 1000 };
  } catch (error) {
    if (!(error instanceof AlgorithmFailure || error instanceof Refusal)) throw error;
    throw new Error(`Running algorithm [${name}] error: ${error.message}`, { cause: error });
  }
}
