/** How a job fares, told apart only as far as a waiter must. */
export type JobOutcome = "unfinished" | "succeeded" | "failed";

const OUTCOMES: Readonly<Record<string, JobOutcome>> = {
  success: "succeeded",
  // What the job list of the service plane calls it.
  complete: "succeeded",
  failed: "failed",
  partiallyFailed: "failed",
  partFailed: "failed",
};

/** What a status means. One that nobody knows yet is taken as not finished: the deadline ends the wait. */
export function jobOutcome(status: string): JobOutcome {
  return (Object.hasOwn(OUTCOMES, status) && OUTCOMES[status]) || "unfinished";
}
