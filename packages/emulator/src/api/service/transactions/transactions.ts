import type { Graph } from "../../../state/graph.ts";
import type { ServiceState } from "../../../state/service-state.ts";
import type { Sender } from "../../handler.ts";
import { graphInService } from "../common/context.ts";
import { requireDatabaseEdition } from "../common/edition.ts";
import { readQuery } from "../common/query-errors.ts";
import type { ServiceHandlers } from "../described.ts";
import { runStatements } from "../queries/statements.ts";
import { close, openTransaction, transactionIn } from "./open-transactions.ts";

const CODE = "GES.8000";

/** Transactions of several requests, in the database edition. */
export const transactionOperations = {
  createTransaction(state, { graph_name }) {
    const { id } = openTransaction(state, graphOf(state, graph_name));
    return { commit: id, result: "success" };
  },

  executeTransactionQuery(state, { graph_name, commit, body }, sender?: Sender) {
    const graph = graphOf(state, graph_name);
    const { transaction, deadline, end } = transactionIn(graph, commit);
    const signal = sender ? AbortSignal.any([sender.signal, end.signal]) : end.signal;
    const timeMs = deadline - state.scheduler.now();
    return runStatements(body.statements, { state, graph, data: transaction.data, signal, timeMs });
  },

  commitTransaction(state, { graph_name, commit }) {
    const graph = graphOf(state, graph_name);
    const { transaction } = transactionIn(graph, commit);
    // Whatever comes of it, the transaction is over.
    close(graph, commit);
    readQuery("transaction", () => transaction.commit());
    return { result: "success" };
  },

  rollbackTransaction(state, { graph_name, commit }) {
    const graph = graphOf(state, graph_name);
    close(graph, transactionIn(graph, commit).id);
    return { result: "success" };
  },
} satisfies Partial<ServiceHandlers>;

function graphOf(state: ServiceState, name: string): Graph {
  const graph = graphInService(state, name, CODE);
  requireDatabaseEdition(graph, CODE, "A transaction");
  return graph;
}
