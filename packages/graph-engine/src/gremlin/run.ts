import type { GraphData } from "../graph/graph-data.ts";
import { cooperativeYield } from "../scheduling/cooperative-yield.ts";
import { Context, hold } from "./context.ts";
import type { ResultKind } from "./definition.ts";
import { NOTHING } from "./flow.ts";
import type { Traversal } from "./traversal.ts";
import { counting, isEdgeValue, isPath, isVertex, shown } from "./values.ts";

/** Most values in an answer, those inside of lists and maps among them. */
const MOST_SHOWN = 1_000_000;

/** What a query comes to, as the answer shows it. */
export type QueryData = { readonly runtime: number } & { readonly [kind in ResultKind]?: readonly unknown[] };

/** Runs a query, and lets other requests be answered meanwhile. */
export async function run({ step, leadsTo, isWriting }: Traversal, data: GraphData): Promise<QueryData> {
  const begun = performance.now();
  const yieldIfDue = cooperativeYield(new AbortController().signal);
  const values: unknown[] = [];
  const context = new Context(data, isWriting);
  for (const traverser of step(context)([NOTHING])) {
    if (traverser) hold(values, traverser.value);
    else await yieldIfDue();
  }
  const found: { [kind in ResultKind]?: unknown[] } = {};
  const count = counting(MOST_SHOWN);
  for (const value of values) {
    const kind = kindOf(value);
    found[kind] ??= [];
    found[kind].push(shown(value, count, (element) => context.current(element)));
    context.work();
    if (context.isBreathDue()) await yieldIfDue();
  }
  if (values.length === 0) found[leadsTo] = [];
  return { runtime: (performance.now() - begun) / 1000, ...found };
}

function kindOf(value: unknown): ResultKind {
  if (isVertex(value)) return "vertices";
  if (isEdgeValue(value)) return "edges";
  return isPath(value) ? "paths" : "results";
}
