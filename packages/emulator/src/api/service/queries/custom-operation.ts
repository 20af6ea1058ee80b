import { badRequest } from "../../../errors/service-error.ts";
import type { ServiceState } from "../../../state/service-state.ts";
import type { BodyInput } from "../common/input.ts";
import { gremlinOperations } from "./gremlin.ts";

/** A call of another API, whose body is JSON in a text. */
interface CustomOperation {
  readonly api: string;
  readonly command: string;
}

export const customOperations = {
  runCustomOperation(state: ServiceState, { graph_name, body: { api, command } }: BodyInput<CustomOperation>) {
    // The only one that the documents name.
    if (api !== "gremlin") throw badRequest("GES.8814", `Unsupported API: [${api}] is not gremlin.`);
    return gremlinOperations.executeGremlinQuery(state, { graph_name, body: { command: queryIn(command) } });
  },
};

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
