/** Labels that the edges of a graph connect, with the number of edges. */
export interface SchemaStructure {
  readonly vertices: readonly { readonly vertex: string; readonly weight: number }[];
  readonly edges: readonly {
    readonly source: string;
    readonly target: string;
    readonly relation: string;
    readonly weight: number;
  }[];
}

/** Numbers of vertices and edges by label, as they were once counted. */
export interface DataAssets {
  readonly counted: number;
  readonly vertex: Readonly<Record<string, number>>;
  readonly edge: Readonly<Record<string, number>>;
}
