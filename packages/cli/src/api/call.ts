import { chosenGraph } from "../session/find-graph.ts";
import type { AddressedGraph } from "../session/graph-endpoint.ts";
import type { Session } from "../session/session.ts";
import { type ApiInput, checkInput } from "./check-input.ts";
import type { ApiOperation, ApiVersion } from "./operation.ts";
import { OPERATIONS } from "./operations.ts";

/**
 * Calls an operation by its name, and returns the body of the response.
 *
 * @throws {UsageError} before anything is sent, when the input is not as the operation's description says
 */
export async function callOperation(
  session: Session,
  version: ApiVersion,
  id: string,
  input: ApiInput,
): Promise<unknown> {
  const operation = OPERATIONS[version].find((candidate) => candidate.id === id);
  if (!operation) throw new TypeError(`No operation of ${version} is called ${id}`);
  const checked = await checkInput(version, operation, input);
  const client = await clientOf(session, version, operation, input.parameters["graph_name"]);
  const method: unknown = Reflect.get(client, id);
  if (typeof method !== "function") throw new TypeError(`The client has no operation ${id}`);
  return await method(checked, { signal: session.signal });
}

async function clientOf(
  session: Session,
  version: ApiVersion,
  operation: ApiOperation,
  graphName: string | undefined,
): Promise<object> {
  if (version === "v2") return await session.management();
  if (version === "service") return await session.service(await graphOf(session, operation, graphName));
  const { createManagementClient } = await import("@ges-sdk/v1");
  const { endpoint } = await session.settings();
  return createManagementClient({ ...(await session.clientOptions()), endpoint: endpoint?.value });
}

/** Returns the graph of a call to the service plane, whose address has to be found unless the settings have one. */
async function graphOf(
  session: Session,
  { parameters }: ApiOperation,
  given: string | undefined,
): Promise<AddressedGraph> {
  if ((await session.graphAddress()) === undefined) return await chosenGraph(session, given);
  // It may be one that the management plane does not list, and an operation without a graph needs none.
  if (given !== undefined) return { name: given };
  const takesGraph = parameters.some(({ name }) => name === "graph_name");
  return takesGraph ? await chosenGraph(session, undefined) : { name: "none" };
}
