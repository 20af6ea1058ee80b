import type { QueryBudget } from "./query-budget.ts";

/** Work that yields, without a value, where other requests may get their turn. */
export type Pausable<Result> = Generator<undefined, Result>;

/**
 * Carries out work in slices. A generator costs less than an async function: it stops only where a slice ends, not at
 * every value.
 */
export async function runPausable<Result>(work: Pausable<Result>, budget: QueryBudget): Promise<Result> {
  try {
    for (let next = work.next(); ; next = work.next()) {
      if (next.done) return next.value;
      await budget.pause();
    }
  } finally {
    work.return(undefined as never);
  }
}

/** Carries out work at one go. */
export function runWithoutPause<Result>(work: Pausable<Result>): Result {
  for (;;) {
    const next = work.next();
    if (next.done) return next.value;
  }
}
