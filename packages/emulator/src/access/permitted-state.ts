import type { Operation } from "../description/operation.ts";
import { type Graph, isAccessControlled } from "../state/graph.ts";
import type { ServiceState } from "../state/service-state.ts";
import type { Caller } from "./access.ts";
import { mayRead } from "./check-access.ts";
import { LabelPermissions, refused, requireWriting, visibleData } from "./label-permissions.ts";

/** State that a caller may work on, and whether a query may change it. */
export interface PermittedState {
  readonly state: ServiceState;
  readonly isReadOnly: boolean;
}

/** Adding elements needs permission for their labels alone. */
const ADDING: ReadonlySet<string> = new Set(["addVertex", "addEdge", "batchAddVertices", "batchAddEdges"]);
const OF_PERMISSIONS: ReadonlySet<string> = new Set(["showPermissions", "grantPermissions", "revokePermissions"]);
const OF_SCHEMA: ReadonlySet<string> = new Set(["importGraph", "clearGraph"]);

/**
 * Narrows the state to what a caller with a token of IAM may do with the graph of an operation, where access to it is
 * controlled.
 *
 * @throws {ServiceError} when the caller lacks a permission
 */
export function permittedState(
  state: ServiceState,
  { user }: Caller,
  operation: Operation,
  input: Readonly<Record<string, unknown>>,
): PermittedState {
  const isReadOnly = !user.mayWrite;
  const graph = operation.description === "service-v1" ? state.graphNamed(String(input["graph_name"])) : undefined;
  const isFree = !graph || !isAccessControlled(graph) || OF_PERMISSIONS.has(operation.operationId);
  if (isFree) return { state, isReadOnly };

  const permissions = new LabelPermissions(graph, user);
  if (isOfSchema(operation)) {
    if (!permissions.areToChangeSchema) throw refused("the permission schema");
    return { state, isReadOnly };
  }
  if (permissions.areComplete) return { state, isReadOnly };
  const isOfJobs = operation.path.includes("/jobs");
  if (!mayRead(operation) && !isOfJobs) {
    requireWriting(permissions, ADDING.has(operation.operationId) ? input["body"] : undefined);
    return { state, isReadOnly };
  }
  // The copy of HyG has no labels of its own to tell apart.
  if (operation.path.includes("/hyg/") && !permissions.areToRead) throw refused("read on all labels");
  return { state: narrowed(state, graph, permissions), isReadOnly: true };
}

function isOfSchema({ operationId, path, isRead }: Operation): boolean {
  return !isRead && (OF_SCHEMA.has(operationId) || path.includes("/schema") || path.includes("/indices"));
}

/** The state with the visible part of one graph's data. Everything else, such as the jobs of the graph, is shared. */
function narrowed(state: ServiceState, graph: Graph, permissions: LabelPermissions): ServiceState {
  const data = permissions.areToRead ? graph.data : visibleData(graph.data, permissions);
  const part: Graph = Object.create(graph, { data: { value: data } });
  const graphNamed = (name: string) => (name === graph.name ? part : state.graphNamed(name));
  return Object.create(state, { graphNamed: { value: graphNamed } });
}
