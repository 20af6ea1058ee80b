import type { PermissionChange } from "../../../compiled/service-v1-handlers.ts";
import { badRequest } from "../../../errors/service-error.ts";
import { type Graph, isAccessControlled } from "../../../state/graph.ts";
import type { Permission, PermissionType } from "../../../state/permission.ts";
import type { ServiceState } from "../../../state/service-state.ts";
import { graphInService } from "../common/context.ts";
import type { ServiceHandlers } from "../described.ts";

/** A permission while it is put together. */
type Draft = Omit<Permission, "properties"> & { readonly properties: Set<string> };

const ALL = "*";
const CHANGE_REFUSED = "GES.8503";

/** The operations on who may do what with which labels. */
export const permissionOperations = {
  showPermissions(state, { graph_name }) {
    const { permissions = [] } = controlledGraph(state, graph_name, "GES.8020");
    const isSchemaGranted = permissions.some(({ type }) => type === "schema");
    const types: PermissionType[] = ["traverse", "read", "write", ...(isSchemaGranted ? (["schema"] as const) : [])];
    const acl = types.map((type) => ({ detail: shownLabels(permissions, type), type }));
    return { data: { acl } };
  },

  grantPermissions(state, { graph_name, body }) {
    const { graph, drafts } = changeableGraph(state, graph_name, body);
    for (const { userId, type, label, properties = [ALL] } of labelsOf(body)) {
      const granted = concernsProperties(type) ? properties : [];
      if (concernsProperties(type) && granted.length === 0) continue;
      const draft = draftIn(drafts, { userId, type, label });
      for (const property of granted) draft.properties.add(property);
    }
    graph.permissions = permissionsOf(drafts);
    return {};
  },

  revokePermissions(state, { graph_name, body }) {
    const { graph, drafts } = changeableGraph(state, graph_name, body);
    for (const { userId, type, label, properties } of labelsOf(body)) {
      const key = keyOf({ userId, type, label });
      const draft = drafts.get(key);
      for (const property of properties ?? []) draft?.properties.delete(property);
      if (!(properties && draft?.properties.size)) drafts.delete(key);
    }
    graph.permissions = permissionsOf(drafts);
    return {};
  },
} satisfies Partial<ServiceHandlers>;

function controlledGraph(state: ServiceState, name: string, code: string): Graph {
  const graph = graphInService(state, name, code);
  if (!isAccessControlled(graph)) {
    throw badRequest(code, `graph [${name}] has no permissions, for it was created without enableRBAC`);
  }
  return graph;
}

function changeableGraph(state: ServiceState, name: string, { graphName = name }: PermissionChange) {
  const graph = controlledGraph(state, name, CHANGE_REFUSED);
  if (graphName !== name)
    throw badRequest(CHANGE_REFUSED, `graphName [${graphName}] is not the graph [${name}] of the path`);
  const drafts = new Map<string, Draft>();
  for (const permission of graph.permissions ?? []) {
    drafts.set(keyOf(permission), { ...permission, properties: new Set(permission.properties) });
  }
  return { graph, drafts };
}

function* labelsOf({ userId, acl }: PermissionChange) {
  for (const { type, detail } of acl) for (const named of detail) yield { userId, type, ...named };
}

function draftIn(drafts: Map<string, Draft>, identity: Omit<Permission, "properties">): Draft {
  const key = keyOf(identity);
  const draft = drafts.get(key) ?? { ...identity, properties: new Set() };
  drafts.set(key, draft);
  return draft;
}

function permissionsOf(drafts: ReadonlyMap<string, Draft>): Permission[] {
  return Array.from(drafts.values(), (draft) => ({ ...draft, properties: [...draft.properties] }));
}

function keyOf({ userId, type, label }: Omit<Permission, "properties">): string {
  return JSON.stringify([userId, type, label]);
}

function concernsProperties(type: PermissionType): boolean {
  return type === "read" || type === "write";
}

/** The labels that a permission of a type extends to, whoever has it. */
function shownLabels(permissions: readonly Permission[], type: PermissionType) {
  const labels = new Map<string, Set<string>>();
  for (const permission of permissions) {
    if (permission.type !== type) continue;
    const properties = labels.get(permission.label) ?? new Set();
    for (const property of permission.properties) properties.add(property);
    labels.set(permission.label, properties);
  }
  return Array.from(labels, ([label, properties]) => ({
    label,
    ...(properties.size > 0 && { properties: [...properties] }),
  }));
}
