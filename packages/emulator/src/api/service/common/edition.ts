import { badRequest } from "../../../errors/service-error.ts";
import type { Graph } from "../../../state/graph.ts";
import { isDatabaseEdition } from "../../../state/graph-sizes.ts";

/** Refuses what only a graph of the database edition is made for. */
export function requireDatabaseEdition({ size }: Graph, code: string, what: string): void {
  if (!isDatabaseEdition(size)) throw badRequest(code, `${what} is known in the database edition only.`);
}
