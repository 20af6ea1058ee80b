import type { LoginPause } from "./credentials.ts";

/** One attempt of a call. All hooks of an attempt receive the same object. */
export interface Attempt {
  /** Operation that was called, if the description knows it. */
  readonly operationId: string | undefined;
  readonly method: string;
  /** URL with its query. Never holds credentials. */
  readonly url: string;
  /** Path template of the operation, with parameters in braces, if known. */
  readonly template: string | undefined;
  /** 1 for the first attempt of a call. */
  readonly number: number;
}

/** Result of an attempt. */
export interface AttemptOutcome {
  /** HTTP status, if a response arrived. */
  readonly status: number | undefined;
  /** Request ID to quote to the vendor's support, if the response has one. */
  readonly requestId: string | undefined;
  /** The failure, if no complete response arrived. */
  readonly error: Error | undefined;
  /** Duration of the attempt, in milliseconds. */
  readonly durationMs: number;
}

/** One poll of a wait. */
export interface WaitObservation {
  /** Target of the wait, for example `Job ff8080816025a0a1016025a5a2700007`. */
  readonly subject: string;
  /** State of the target, or the name of the error if the poll failed. */
  readonly state: string;
  /** Number of polls so far. */
  readonly polls: number;
}

/**
 * Observers of a client. Hooks receive every attempt, retry and poll and change nothing; none receives a secret. An
 * error that a hook throws is ignored.
 */
export interface Hooks {
  /** Called before an attempt is sent. */
  onRequest?(attempt: Attempt): void;
  /** Called when an attempt has ended, with or without a response. */
  onResponse?(attempt: Attempt, outcome: AttemptOutcome): void;
  /** Called before the pause before another attempt. */
  onRetry?(attempt: Attempt, outcome: AttemptOutcome, pauseMs: number): void;
  /** Called after each poll of a wait. */
  onWait?(observation: WaitObservation): void;
  /** Called when IAM rejects a login, before the pause in which no call logs in again. */
  onLoginPause?(pause: LoginPause): void;
}
