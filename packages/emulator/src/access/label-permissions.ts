import { type Edge, GraphData, labelsOf, type Properties, type Vertex } from "@ges-sdk/graph-engine/graph";
import { ServiceError } from "../errors/service-error.ts";
import type { Graph } from "../state/graph.ts";
import type { Permission, PermissionType } from "../state/permission.ts";
import type { User } from "./user.ts";

const ALL = "*";

/** The permissions of one user on the labels of a graph. To read or write a label needs to traverse it. */
export class LabelPermissions {
  readonly #permissions: readonly Permission[];

  constructor({ permissions = [] }: Graph, { id, name }: User) {
    this.#permissions = permissions.filter(({ userId }) => userId === id || userId === name);
  }

  /** True when the user may see and change everything but the schema. */
  get areComplete(): boolean {
    return this.areToRead && this.allows("write", ALL, [ALL]);
  }

  /** True when the user may see everything. */
  get areToRead(): boolean {
    return this.allows("read", ALL, [ALL]);
  }

  get areToChangeSchema(): boolean {
    return this.#permissions.some(({ type }) => type === "schema");
  }

  isVisible(label: string): boolean {
    return this.#of("traverse", label).length > 0;
  }

  /** True when the user may read or write all these properties of a label. */
  allows(type: "read" | "write", label: string, properties: readonly string[]): boolean {
    const granted = new Set(this.#of(type, label).flatMap((permission) => permission.properties));
    return this.isVisible(label) && (granted.has(ALL) || properties.every((name) => granted.has(name)));
  }

  #of(type: PermissionType, label: string): Permission[] {
    return this.#permissions.filter((one) => one.type === type && (one.label === ALL || one.label === label));
  }
}

/** The part of a graph's data that a user may see: labels to traverse, and of their properties those to read. */
export function visibleData(data: GraphData, permissions: LabelPermissions): GraphData {
  const part = new GraphData();
  for (const label of data.labels()) if (permissions.isVisible(label.name)) part.defineLabel(label);
  for (const index of data.indexes()) part.addIndex(index);
  for (const vertex of data.vertices()) {
    if (labelsOf(vertex).every((label) => permissions.isVisible(label))) part.addVertex(readable(vertex, permissions));
  }
  for (const edge of data.edges()) {
    const areEndsVisible = part.hasVertex(edge.source) && part.hasVertex(edge.target);
    if (areEndsVisible && permissions.isVisible(edge.label)) part.bringBackEdge(readable(edge, permissions));
  }
  return part;
}

function readable<Element extends Vertex | Edge>(element: Element, permissions: LabelPermissions): Element {
  const entries = Object.entries(element.properties).filter(([name]) =>
    permissions.allows("read", element.label, [name]),
  );
  const properties: Properties = Object.fromEntries(entries);
  return { ...element, properties };
}

/** The labels that a body adds elements with, and the names of their properties. */
interface Added {
  readonly label: string;
  readonly properties: readonly string[];
}

/** Throws unless the user may add what a body holds; one that holds no new elements needs everything. */
export function requireWriting(permissions: LabelPermissions, body: unknown): void {
  const added = [...addedBy(body)];
  const isAllowed =
    added.length > 0 && added.every(({ label, properties }) => permissions.allows("write", label, properties));
  if (!isAllowed && !permissions.areComplete) throw refused("write on these labels and properties");
}

function* addedBy(body: unknown): Iterable<Added> {
  const { label, properties, vertices, edges } = Object(body);
  if (typeof label === "string") yield { label, properties: Object.keys(Object(properties)) };
  for (const list of [vertices, edges]) if (Array.isArray(list)) for (const one of list) yield* addedBy(one);
}

/** Refusal of whoever lacks a permission. */
export function refused(what: string): ServiceError {
  return new ServiceError(403, "GES.8020", `Insufficient permission. The user lacks ${what}; see grantPermissions.`);
}
