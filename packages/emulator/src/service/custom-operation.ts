import { refuse } from "../refusal.ts";
import type { World } from "../state/world.ts";
import { gremlinOperations } from "./gremlin.ts";
import type { BodyInput } from "./input.ts";

/** A call of another API, whose body is JSON in a text. */
interface CustomOperation {
  readonly api: string;
  readonly command: string;
}

export const customOperations = {
  runCustomOperation(world: World, { graph_name, body: { api, command } }: BodyInput<CustomOperation>) {
    // The only one that the documents name.
    if (api !== "gremlin") throw refuse("GES.8814", `Unsupported API: [${api}] is not gremlin.`);
    return gremlinOperations.executeGremlinQuery(world, { graph_name, body: { command: queryIn(command) } });
  },
};

function queryIn(text: string): string {
  const { command } = objectIn(text);
  if (typeof command !== "string" || command === "") {
    throw refuse("GES.8000", 'The request is invalid. body.command must be a text such as {"command": "g.V()"}.');
  }
  return command;
}

function objectIn(text: string): { command?: unknown } {
  try {
    return Object(JSON.parse(text));
  } catch {
    throw refuse("GES.8000", "The request is invalid. body.command is not JSON.");
  }
}
