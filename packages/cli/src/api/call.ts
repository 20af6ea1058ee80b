import { chosenGraph } from "../session/find-graph.ts";
import type { Session } from "../session/session.ts";
import type { ApiOperation, ApiVersion } from "./operation.ts";

type Parameters = Readonly<Record<string, unknown>>;

/** Calls an operation by its name, and returns the body of the response. */
export async function callOperation(
  session: Session,
  version: ApiVersion,
  { id }: ApiOperation,
  input: Parameters,
): Promise<unknown> {
  const client = await clientOf(session, version, input);
  const method: unknown = Reflect.get(client, id);
  if (typeof method !== "function") throw new TypeError(`The client has no operation ${id}`);
  return await method(input, { signal: session.signal });
}

async function clientOf(session: Session, version: ApiVersion, { graph_name: name }: Parameters): Promise<object> {
  if (version === "v2") return await session.management();
  if (version === "service") return await serviceClient(session, typeof name === "string" ? name : undefined);
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
