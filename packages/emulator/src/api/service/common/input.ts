import type { Edge, Index, ParallelEdges, Properties } from "@ges-sdk/graph-engine/graph";
import type { Filter, Sort } from "@ges-sdk/graph-engine/traversal";

/** The graph that a call names in its path. */
export interface GraphInput {
  readonly graph_name: string;
}

/** A call with a body. */
export interface BodyInput<Body> extends GraphInput {
  readonly body: Body;
}

/** The body of `queryVertices` and `queryEdges`. */
export interface QueryBody {
  readonly labels?: readonly string[];
  readonly vertexFilters?: readonly Filter[];
  readonly edgeFilters?: readonly Filter[];
  readonly sorts?: readonly Sort[];
  /** A number, or its digits. */
  readonly offset?: number | string;
  readonly limit?: number | string;
}

export interface AddVertexBody {
  readonly vertex: string;
  readonly label: string;
  readonly properties?: Properties;
}

export interface AddEdgeBody extends Pick<Edge, "source" | "target"> {
  readonly label?: string;
  readonly properties?: Properties;
  readonly parallelEdge?: Partial<ParallelEdges> | ParallelEdges["action"];
}

/** How a call names edges. */
export interface EdgeReference {
  readonly source: string;
  readonly target: string;
  readonly index?: string | number;
  readonly label?: string;
  readonly sortKey?: string | number | null;
}

/** Which property tells parallel edges with a label apart. */
export interface TargetProperty {
  readonly label?: string;
  readonly properties?: readonly string[];
}

export type CreateIndexBody = Pick<Index, "indexName" | "indexType"> &
  Partial<Pick<Index, "indexProperty" | "indexLabel">> & { readonly hasLabel?: string | boolean };
