import type { ServiceState } from "../state/service-state.ts";

/** Fields of a state beside its collections. */
export interface ServiceStateRecord {
  readonly aheadMs: number;
  readonly randomness: number | undefined;
  readonly addressCount: number;
}

export function serviceStateRecord({ scheduler, randomness, addressCount }: ServiceState): ServiceStateRecord {
  return { aheadMs: scheduler.aheadMs, randomness: randomness.state, addressCount };
}
