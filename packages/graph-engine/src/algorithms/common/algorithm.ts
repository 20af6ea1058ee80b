import type { FilterExpression } from "../../traversal/filter-expression.ts";
import type { Csr, Direction } from "./csr.ts";
import type { GraphView, YieldIfDue } from "./graph-view.ts";

/** The body of `executeAlgorithm`: fields that all algorithms share, and those that some have beside `parameters`. */
export interface AlgorithmRequest {
  readonly algorithmName: string;
  readonly parameters?: Readonly<Record<string, unknown>>;
  readonly executionMode?: "sync" | "async";
  readonly offset?: number;
  readonly limit?: number;
  readonly vertex_filter?: FilterExpression;
  readonly edge_filter?: FilterExpression;
  /** Conditions for each step of a path. */
  readonly filters?: readonly PathFilter[];
  readonly dynamicRange?: DynamicRange;
}

/** Conditions for one step of a path. */
export interface PathFilter {
  readonly operator?: Direction;
  readonly edge_filter?: FilterExpression;
  readonly vertex_filter?: FilterExpression;
  /** Number of steps in a row that the conditions are for. */
  readonly times?: number;
}

/** Span of time of an algorithm on a dynamic graph. */
export interface DynamicRange {
  readonly start: string | number;
  readonly end: string | number;
  readonly time_props: { readonly stime: string; readonly etime: string };
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
export interface ResultList<Entry = unknown> {
  /** Field of the response that holds it. */
  readonly name: string;
  readonly length: number;
  at(position: number): Entry;
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
  return definition;
}

/** Error of an algorithm that cannot run. Its message is part of the response. */
export class AlgorithmFailure extends Error {}

/** Makes the error for a parameter that does not fit the graph or the other parameters. */
export function invalid(parameter: string): AlgorithmFailure {
  return new AlgorithmFailure(`parameter [${parameter}] is invalid!`);
}
