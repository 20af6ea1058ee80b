import { visitEach } from "../../scheduling/cooperative-yield.ts";
import { type DynamicRange, invalid, type Question } from "../common/algorithm.ts";
import { sharedDoubles } from "../common/csr.ts";
import { positionOf } from "../common/parameters.ts";
import { presenceOf, spanOf } from "./dynamic-range.ts";
import type { TemporalTask } from "./temporal-search.ts";

/** The parameters that searches in time share. */
export interface TemporalParameters {
  readonly source: string;
  readonly k?: number;
  readonly directed?: boolean;
}

const DEFAULT_REACH = 3;

/**
 * The span of time in a question.
 *
 * @throws {AlgorithmFailure} when the question has none
 */
export function dynamicRangeOf({ request: { dynamicRange } }: Question<unknown>): DynamicRange {
  if (!dynamicRange) throw invalid("dynamicRange");
  return dynamicRange;
}

/** Turns a question into work for a thread. */
export async function temporalTask(question: Question<TemporalParameters>, directed: boolean): Promise<TemporalTask> {
  const { view, yieldIfDue, parameters } = question;
  const range = dynamicRangeOf(question);
  const span = spanOf(range);
  const source = positionOf(view, parameters.source, "source");
  const starts = sharedDoubles(view.edges.length);
  const ends = sharedDoubles(view.edges.length);
  await visitEach(view.edges, yieldIfDue, ({ properties }, edge) => {
    const { from, to } = presenceOf(properties, range);
    starts[edge] = from;
    ends[edge] = to;
  });
  return { source, ...span, starts, ends, mostEdges: parameters.k ?? DEFAULT_REACH, directed };
}
