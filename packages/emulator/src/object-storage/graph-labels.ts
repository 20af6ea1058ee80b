import type { Label } from "@ges-sdk/graph-engine/graph";
import { DEFAULT_LABEL, type GraphData } from "@ges-sdk/graph-engine/graph";

/** Labels by name. */
export type Labels = ReadonlyMap<string, Label>;

/** The labels that a graph's metadata describes, with the one that is always there. */
export function definedLabels(data: GraphData): Labels {
  const always: Label = { name: DEFAULT_LABEL, type: undefined, properties: [] };
  return new Map([always, ...data.labels()].map((label) => [label.name, label]));
}

/** Adds labels to a graph's metadata. One that is there already is defined anew. */
export function defineLabels(data: GraphData, labels: Labels): void {
  for (const label of labels.values()) data.defineLabel(label);
}
