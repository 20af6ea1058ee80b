/** Exit codes, which stay what they are, and what they mean to people. */
export const EXIT_CODES = {
  done: { code: 0, meaning: "done" },
  refused: { code: 1, meaning: "the service refused the request, cannot be reached, or has nothing of that name" },
  usage: { code: 2, meaning: "an argument, an option, a setting or a confirmation is wrong; nothing was changed" },
  jobFailed: { code: 3, meaning: "the job failed, or completed only partly" },
  timeout: { code: 4, meaning: "the time of --timeout is over; work that was started goes on" },
  interrupted: { code: 130, meaning: "interrupted with Ctrl-C; work that was started goes on" },
} as const;

/** Outcomes by the name of the error: its class is not loaded for a run that works. */
const OUTCOMES: Readonly<Record<string, keyof typeof EXIT_CODES>> = {
  GesJobError: "jobFailed",
  GesTimeoutError: "timeout",
  GesConfigError: "usage",
  UsageError: "usage",
  Interrupted: "interrupted",
  // Ctrl-C while a question is open.
  ExitPromptError: "interrupted",
};

/** Returns the exit code of a failure. */
export function exitCodeOf(error: unknown): number {
  const outcome = error instanceof Error ? OUTCOMES[error.name] : undefined;
  return EXIT_CODES[outcome ?? "refused"].code;
}
