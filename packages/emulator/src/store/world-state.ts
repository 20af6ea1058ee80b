import type { World } from "../state/world.ts";

/** What a world holds beside its collections. */
export interface WorldState {
  readonly aheadMs: number;
  readonly randomness: number | undefined;
  readonly addressCount: number;
}

export function worldStateOf({ agenda, randomness, addressCount }: World): WorldState {
  return { aheadMs: agenda.aheadMs, randomness: randomness.state, addressCount };
}
