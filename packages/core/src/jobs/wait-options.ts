/** Options of a wait: how often to poll, and when to give up. */
export interface WaitOptions<State> {
  /** Called with every state seen, including the last. */
  readonly onProgress?: ((state: State) => void) | undefined;
  /** Ends the wait at once. The work itself goes on in the service. */
  readonly signal?: AbortSignal | undefined;
  /** Timeout of the wait, in milliseconds. Default: 1,800,000 (30 minutes). */
  readonly timeoutMs?: number | undefined;
  /** Shortest pause between two polls, in milliseconds. Pauses grow from there. Default: 1,000. */
  readonly minIntervalMs?: number | undefined;
  /** Longest pause between two polls, in milliseconds. Default: 15,000. */
  readonly maxIntervalMs?: number | undefined;
}
