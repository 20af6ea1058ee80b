import type { Edge, Index, ParallelEdges, Properties } from "../state/graph-data.ts";
import type { Filter, Sort } from "./filter.ts";

/** The body of `queryVertices` and `queryEdges`. */
export interface QueryBody {
  readonly labels?: readonly string[];
  readonly vertexFilters?: readonly Filter[];
  readonly edgeFilters?: readonly Filter[];
  readonly sorts?: readonly Sort[];
  readonly offset?: number;
  readonly limit?: number;
}

/** The body of `executeAlgorithm`. */
export interface AlgorithmBody {
  readonly algorithmName: string;
  readonly parameters: Readonly<Record<string, unknown>>;
}

export interface AddVertexBody {
  readonly vertex: string;
  readonly label: string;
  readonly properties?: Properties;
}

export interface AddEdgeBody extends Pick<Edge, "source" | "target"> {
  readonly label?: string;
  readonly properties?: Properties;
  readonly parallelEdge?: Partial<ParallelEdges>;
}

export type CreateIndexBody = Pick<Index, "indexName" | "indexType"> & Partial<Index>;
