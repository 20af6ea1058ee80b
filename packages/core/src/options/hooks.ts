/** One attempt of a call. The same object is handed to each hook that tells of the attempt. */
export interface Attempt {
  /** The operation that was called, if it is one that the description knows. */
  readonly operationId: string | undefined;
  readonly method: string;
  /** The URL, its query included. Credentials are never in it. */
  readonly url: string;
  /** Path of the operation with its parameters in braces, if it is known. */
  readonly template: string | undefined;
  /** 1 for the first attempt of a call. */
  readonly number: number;
}

/** How an attempt ended. */
export interface AttemptOutcome {
  /** HTTP status, if an answer came. */
  readonly status: number | undefined;
  /** The ID to quote to the vendor's support, if the answer has one. */
  readonly requestId: string | undefined;
  /** What went wrong, if no complete answer came. */
  readonly error: Error | undefined;
  /** How long the attempt took, in milliseconds. */
  readonly durationMs: number;
}

/** What a wait saw. */
export interface WaitObservation {
  /** What is waited for, for example `Job ff8080816025a0a1016025a5a2700007`. */
  readonly subject: string;
  /** The state it is in, or the name of the error that kept it from being seen. */
  readonly state: string;
  /** How many times it has been looked at. */
  readonly looks: number;
}

/**
 * Sees what a client does. Hooks are told what happens and change nothing; none of them is told a secret. What a hook
 * throws fails the call.
 */
export interface Hooks {
  /** Called before an attempt is sent. */
  onRequest?(attempt: Attempt): void;
  /** Called when an attempt has ended, with an answer or without. */
  onResponse?(attempt: Attempt, outcome: AttemptOutcome): void;
  /** Called before the pause that comes before another attempt. */
  onRetry?(attempt: Attempt, outcome: AttemptOutcome, pauseMs: number): void;
  /** Called after each look of a wait. */
  onWait?(observation: WaitObservation): void;
}
