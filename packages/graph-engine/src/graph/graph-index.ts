/** An index over vertices or edges. */
export interface Index {
  readonly indexName: string;
  readonly indexType: string;
  readonly hasLabel: string;
  readonly indexProperty: readonly string[];
  /** The labels that it extends to, where it does not extend to all. */
  readonly indexLabel?: readonly string[];
}
