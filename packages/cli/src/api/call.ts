import { chosenGraph } from "../session/find-graph.ts";
import type { Session } from "../session/session.ts";
import { type ApiInput, checkInput } from "./check-input.ts";
import type { ApiVersion } from "./operation.ts";
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
  const client = await clientOf(session, version, input.parameters["graph_name"]);
  const method: unknown = Reflect.get(client, id);
  if (typeof method !== "function") throw new TypeError(`The client has no operation ${id}`);
  return await method(checked, { signal: session.signal });
}

async function clientOf(session: Session, version: ApiVersion, graphName: string | undefined): Promise<object> {
  if (version === "v2") return await session.management();
  if (version === "service") return await serviceClient(session, graphName);
  const { createManagementClient } = await import("@ges-sdk/v1");
  const { endpoint } = await session.settings();
  return createManagementClient({ ...(await session.clientOptions()), endpoint: endpoint?.value });
}

async function serviceClient(session: Session, name: string | undefined): Promise<object> {
  const address = await session.graphAddress();
  // With a known address, a graph may be named that the management plane does not list.
  const graph = address !== undefined && name !== undefined ? { name } : await chosenGraph(session, name);
  return await session.service(graph);
}
