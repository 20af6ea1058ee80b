import { isJobKind, JOB_KINDS, type JobKind } from "./job-kinds.ts";

/** Pace of a job: by time, or by polls of it or its graph. */
export type Pace = { readonly ms: number } | { readonly polls: number };

/** Paces of each kind of job, and which kinds fail in the end. */
export interface JobPaces {
  paceOf(kind: JobKind): Pace;
  fails(kind: JobKind): boolean;
  /** Minimum duration of jobs of the service plane, in milliseconds. */
  readonly serviceMs: number;
}

export const DEFAULT_JOB_MS = 200;

const MINUTE_MS = 60_000;

/**
 * Reads how jobs move on: entries with commas between them, each for all kinds of jobs or, as in `StopGraph=500`, for
 * one. An entry is a number of milliseconds, `polls:3` (done at the third poll), `realistic` (minutes) or `fail`.
 *
 * @throws {TypeError} when it is not written so
 */
export function parseJobDuration(jobDuration: number | string): JobPaces {
  const paces = new Map<string, Pace | "realistic">();
  const failing = new Set<string>();
  for (const entry of String(jobDuration).split(",")) {
    const [, kind = "", value = ""] = /^\s*(?:([^=]*?)\s*=)?\s*(.*?)\s*$/s.exec(entry) ?? [];
    if (kind !== "" && !isJobKind(kind)) {
      throw new TypeError(`jobDuration: ${kind} is none of ${Object.keys(JOB_KINDS).join(", ")}`);
    }
    if (value === "fail") failing.add(kind);
    else if (paces.has(kind)) throw new TypeError(`jobDuration: ${kind || "the pace of all jobs"} is given twice`);
    else paces.set(kind, paceFrom(value));
  }
  const forAll = paces.get("") ?? { ms: DEFAULT_JOB_MS };
  return {
    paceOf: (kind) => {
      const pace = paces.get(kind) ?? forAll;
      return pace === "realistic" ? { ms: JOB_KINDS[kind].minutes * MINUTE_MS } : pace;
    },
    fails: (kind) => failing.has(kind) || failing.has(""),
    serviceMs: forAll !== "realistic" && "ms" in forAll ? forAll.ms : DEFAULT_JOB_MS,
  };
}

function paceFrom(value: string): Pace | "realistic" {
  if (value === "realistic") return value;
  const polls = /^polls:([1-9]\d{0,8})$/.exec(value)?.[1];
  if (polls !== undefined) return { polls: Number(polls) };
  if (/^\d+(\.\d+)?$/.test(value)) return { ms: Number(value) };
  throw new TypeError(`jobDuration: "${value}" is no number of milliseconds, polls:NUMBER, realistic or fail`);
}
