import type { AlgorithmResult } from "@ges-sdk/graph-engine/algorithms";
import type { ServiceJob, ServiceJobState } from "../jobs/service-job.ts";

/** A job of the service plane, with its result written out. */
export function serviceJobRecord(job: ServiceJob): unknown {
  const { outcome, ...state } = job.state();
  return {
    ...state,
    outcome: outcome?.status === "success" ? { ...outcome, result: written(outcome.result) } : outcome,
  };
}

/** State of a job from its record; the inverse of `serviceJobRecord`. */
export function serviceJobState(record: unknown): ServiceJobState {
  const { outcome, ...state } = record as ServiceJobState;
  return {
    ...state,
    outcome: outcome?.status === "success" ? { ...outcome, result: restored(outcome.result) } : outcome,
  };
}

interface WrittenList {
  readonly name: string;
  readonly items: readonly unknown[];
}

/** An algorithm writes its list out only on demand. */
function written(result: unknown): unknown {
  const { list } = (result ?? {}) as Partial<AlgorithmResult>;
  if (typeof list?.at !== "function") return result;
  const items = Array.from({ length: list.length }, (_, position) => list.at(position));
  return { ...(result as object), list: { name: list.name, items } satisfies WrittenList };
}

function restored(result: unknown): unknown {
  const { list } = (result ?? {}) as { readonly list?: WrittenList };
  if (!Array.isArray(list?.items)) return result;
  const { name, items } = list;
  return { ...(result as object), list: { name, length: items.length, at: (position: number) => items[position] } };
}
