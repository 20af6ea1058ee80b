import type { GraphData } from "@ges-sdk/graph-engine/graph";

/** A label, and the properties of its elements that HyG has. */
export interface HygLabel {
  readonly label: string;
  readonly property?: readonly string[];
}

/** Properties of vertices and of edges that HyG has. */
export interface HygProperties {
  readonly vertex: readonly HygLabel[];
  readonly edge: readonly HygLabel[];
}

/** The copy of a graph that HyG works on. */
export interface HygGraph {
  readonly policy: string;
  /** True when it has incoming edges beside outgoing ones. */
  readonly inEdge: boolean;
  data: GraphData;
  properties: HygProperties;
  /** Properties that the first synchronization copied, and later ones copy too. */
  synchronized?: HygProperties;
  /** Time at which its data was last replaced. */
  updated?: number;
}
