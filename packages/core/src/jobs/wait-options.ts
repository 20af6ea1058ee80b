/** How to wait. */
export interface WaitOptions<State> {
  /** Called with every state that was seen, the last one included. */
  readonly onProgress?: ((state: State) => void) | undefined;
  /** Ends the wait at once when it fires. What is waited for goes on in the service. */
  readonly signal?: AbortSignal | undefined;
  /** Longest time to wait, in milliseconds, 30 minutes unless given. */
  readonly timeoutMs?: number | undefined;
  /** Shortest pause between two looks, in milliseconds, 1,000 unless given. Pauses grow from there. */
  readonly minIntervalMs?: number | undefined;
  /** Longest pause between two looks, in milliseconds, 15,000 unless given. */
  readonly maxIntervalMs?: number | undefined;
}
