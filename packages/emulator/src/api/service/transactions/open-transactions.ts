import { type GraphData, GraphTransaction } from "@ges-sdk/graph-engine/graph";
import { badRequest } from "../../../errors/service-error.ts";
import type { Graph } from "../../../state/graph.ts";
import type { ServiceState } from "../../../state/service-state.ts";
import { TRANSACTION_MS } from "../queries/statements.ts";

/** Transaction that is neither committed nor rolled back. */
export interface OpenTransaction {
  readonly id: string;
  readonly transaction: GraphTransaction;
  /** Data of the graph when it was opened. A restored snapshot puts other data in its place. */
  readonly base: GraphData;
  /** Time by which it has to be committed. */
  readonly deadline: number;
  /** Stops its statements. */
  readonly end: AbortController;
}

// Not in the state: a restart or a restored snapshot ends what was open, as it ends what runs.
const open = new WeakMap<Graph, Map<string, OpenTransaction>>();

/** Opens a transaction. It is rolled back when it is not committed in time. */
export function openTransaction(state: ServiceState, graph: Graph): OpenTransaction {
  const id = state.newId();
  const deadline = state.scheduler.now() + TRANSACTION_MS;
  const opened = {
    id,
    transaction: new GraphTransaction(graph.data),
    base: graph.data,
    deadline,
    end: new AbortController(),
  };
  const known = open.get(graph) ?? new Map<string, OpenTransaction>();
  open.set(graph, known.set(id, opened));
  state.scheduler.at(deadline, () => close(graph, id));
  return opened;
}

/** Ends a transaction; whatever it has not committed is gone. */
export function close(graph: Graph, id: string): void {
  open.get(graph)?.get(id)?.end.abort(notOpen(id));
  open.get(graph)?.delete(id);
}

/**
 * Finds an open transaction.
 *
 * @throws {ServiceError} when there is none with this ID
 */
export function transactionIn(graph: Graph, id: string): OpenTransaction {
  const found = open.get(graph)?.get(id);
  if (found?.base !== graph.data) throw notOpen(id);
  return found;
}

function notOpen(id: string) {
  const reason = `it was committed, rolled back, or not committed within ${TRANSACTION_MS / 1000} seconds`;
  return badRequest("GES.8000", `transaction [${id}] is not open: ${reason}`);
}
