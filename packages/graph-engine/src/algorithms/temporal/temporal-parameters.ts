import { visitEach } from "../../scheduling/cooperative-yield.ts";
import type { Question } from "../common/algorithm.ts";
import { sharedDoubles } from "../common/csr.ts";
import { positionOf } from "../common/parameters.ts";
import { type DynamicRange, presenceOf, spanOf } from "./dynamic-range.ts";
import type { TemporalTask } from "./temporal-search.ts";

/** The parameters that searches in time share. */
export interface TemporalParameters {
  readonly source: string;
  readonly k?: number;
  readonly directed?: boolean;
}

const DEFAULT_REACH = 3;

/** The span of time in a question: it stands beside the parameters. */
export function dynamicRangeOf({ request }: Question<unknown>): DynamicRange {
  return (request as unknown as { dynamicRange: DynamicRange }).dynamicRange;
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
