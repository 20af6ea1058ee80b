import { isDatabaseEdition } from "../management/sizes.ts";
import { refuse } from "../refusal.ts";
import type { Graph } from "../state/graph.ts";

/** Refuses what only a graph of the database edition is made for. */
export function requireDatabaseEdition({ size }: Graph, code: string, what: string): void {
  if (!isDatabaseEdition(size)) throw refuse(code, `${what} is known in the database edition only.`);
}
