import type { Csr } from "./csr.ts";
import type { GraphView, YieldIfDue } from "./graph-view.ts";

/** The body of `executeAlgorithm`, as far as all algorithms share it. */
export interface AlgorithmRequest {
  readonly algorithmName: string;
  readonly parameters?: Readonly<Record<string, unknown>>;
  readonly executionMode?: "sync" | "async";
  readonly offset?: number;
  readonly limit?: number;
}

/** Request to an algorithm, with the graph to run on. */
export interface Question<Parameters> {
  readonly view: GraphView;
  readonly parameters: Parameters;
  /** The whole body: some algorithms have fields beside `parameters`. */
  readonly request: AlgorithmRequest;
  readonly yieldIfDue: YieldIfDue;
}

/** Work for a thread, in numbers only. */
export interface Work<Task> {
  /** The graph to work on, where it is not the whole one. */
  readonly csr?: Csr;
  readonly task: Task;
}

/** Outputs of an algorithm: single values, and at most one list, which is returned a page at a time. */
export interface Outputs {
  readonly values: Readonly<Record<string, unknown>>;
  readonly list?: ResultList | undefined;
}

/** List of results that are written out only when they are read. */
export interface ResultList {
  /** Field of the response that holds it. */
  readonly name: string;
  readonly length: number;
  at(position: number): unknown;
}

/** An algorithm in three parts, for only the middle one may take long: it runs in a thread that can be ended. */
export interface AlgorithmDefinition<Parameters, Task, Result> {
  /**
   * Turns names into positions and properties into numbers.
   *
   * @throws {AlgorithmFailure} when a parameter does not fit the graph
   */
  prepare(question: Question<Parameters>): Work<Task> | Promise<Work<Task>>;
  /** Works on numbers alone, and without recursion: graphs may be deep. */
  compute(csr: Csr, task: Task): Result;
  /** Turns positions back into names. */
  present(result: Result, question: Question<Parameters>): Outputs;
}

/** An algorithm whatever its parameters are. */
export type Algorithm = AlgorithmDefinition<unknown, unknown, unknown>;

/** Erases the types of an algorithm's parameters, so that one table can hold all algorithms. */
export function algorithm<Parameters, Task, Result>(
  definition: AlgorithmDefinition<Parameters, Task, Result>,
): Algorithm {
  return definition as unknown as Algorithm;
}

/** Error of an algorithm that cannot run. Its message is part of the response. */
export class AlgorithmFailure extends Error {}

/** Makes the error for a parameter that does not fit the graph or the other parameters. */
export function invalid(parameter: string): AlgorithmFailure {
  return new AlgorithmFailure(`parameter [${parameter}] is invalid!`);
}
