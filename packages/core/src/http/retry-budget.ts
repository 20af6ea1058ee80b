const CAPACITY = 500;
const COST = 5;

/**
 * Limits the retries of one client, so that an outage is not made worse: each retry takes from the budget, each
 * success gives a little back. An empty budget means about 100 failures more than successes; then nothing is retried.
 */
export class RetryBudget {
  #tokens = CAPACITY;

  /** Takes the cost of one retry, if enough is left. */
  spend(): boolean {
    if (this.#tokens < COST) return false;
    this.#tokens -= COST;
    return true;
  }

  refund(): void {
    this.#tokens = Math.min(CAPACITY, this.#tokens + 1);
  }
}
