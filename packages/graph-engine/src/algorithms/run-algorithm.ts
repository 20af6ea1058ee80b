import { QueryError } from "../errors/query-error.ts";
import type { GraphData } from "../graph/graph-data.ts";
import { cooperativeYield } from "../scheduling/cooperative-yield.ts";
import { type Algorithm, AlgorithmFailure, type AlgorithmRequest, type Outputs } from "./common/algorithm.ts";
import type { Conditions } from "./common/filtered-csr.ts";
import { viewOf } from "./common/graph-view.ts";
import { subgraphOf } from "./common/subgraph.ts";

/** Outputs of an algorithm, and its runtime in seconds. */
export interface AlgorithmResult extends Outputs {
  readonly runtime: number;
}

/**
 * Runs an algorithm on a graph as it is now, or on the part of it that meets conditions.
 *
 * @throws {Error} with the message of the service for an algorithm that failed
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
    const yieldIfDue = cooperativeYield(signal);
    const whole = await viewOf(data, yieldIfDue);
    const view = part ? await subgraphOf({ view: whole, yieldIfDue }, part) : whole;
    const question = { view, parameters: request.parameters ?? {}, request, yieldIfDue };
    const { csr = view.csr, task } = await algorithm.prepare(question);
    const { computeInThread } = await import("./threads.ts");
    const result = await computeInThread({ name, csr, task }, signal);
    return { ...algorithm.present(result, question), runtime: (performance.now() - begun) / 1000 };
  } catch (error) {
    if (!(error instanceof AlgorithmFailure || error instanceof QueryError)) throw error;
    throw new Error(`Running algorithm [${name}] error: ${error.message}`, { cause: error });
  }
}
