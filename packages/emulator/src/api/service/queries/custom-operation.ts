import { badRequest } from "../../../errors/service-error.ts";
import type { Sender } from "../../handler.ts";
import type { ServiceHandlers } from "../described.ts";
import { queryInGremlin } from "./gremlin.ts";

export const customOperations = {
  /** Calls another API, whose body is JSON in a text. */
  runCustomOperation(state, { graph_name, body: { api, command } }, sender?: Sender) {
    // The only one that the documents name.
    if (api !== "gremlin") throw badRequest("GES.8814", `Unsupported API: [${api}] is not gremlin.`);
    return queryInGremlin(state, graph_name, queryIn(command), sender);
  },
} satisfies Partial<ServiceHandlers>;

function queryIn(text: string): string {
  const { command } = objectIn(text);
  if (typeof command !== "string" || command === "") {
    throw badRequest("GES.8000", 'The request is invalid. body.command must be a text such as {"command": "g.V()"}.');
  }
  return command;
}

function objectIn(text: string): { command?: unknown } {
  try {
    return Object(JSON.parse(text));
  } catch {
    throw badRequest("GES.8000", "The request is invalid. body.command is not JSON.");
  }
}
