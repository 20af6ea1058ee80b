/** Values of properties, by name; the service writes each as an array. */
export type Properties = Readonly<Record<string, unknown>>;

export interface Vertex {
  readonly id: string;
  /** The first of its labels, which is the one that responses show. */
  readonly label: string;
  /** The labels it was given later, if any. */
  readonly moreLabels?: readonly string[];
  readonly properties: Properties;
}

export interface Edge {
  readonly source: string;
  readonly target: string;
  readonly label: string;
  /** Position among parallel edges, counted from 0. */
  readonly index: number;
  readonly properties: Properties;
}

/** Label of elements that carry none. */
export const DEFAULT_LABEL = "__DEFAULT__";

/** All labels of a vertex, the one that is shown first. */
export function labelsOf({ label, moreLabels = [] }: { label: string; moreLabels?: readonly string[] }) {
  return [label, ...moreLabels];
}
