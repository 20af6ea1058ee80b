/** Outcome of a job, as far as a wait must know it. */
export type JobOutcome = "unfinished" | "succeeded" | "failed";

const OUTCOMES: Readonly<Record<string, JobOutcome>> = {
  success: "succeeded",
  // As the job list of the service plane writes it.
  complete: "succeeded",
  failed: "failed",
  partiallyFailed: "failed",
  partFailed: "failed",
};

/** Returns the meaning of a status. An unknown one counts as unfinished: the deadline ends the wait. */
export function jobOutcome(status: string): JobOutcome {
  return (Object.hasOwn(OUTCOMES, status) && OUTCOMES[status]) || "unfinished";
}
