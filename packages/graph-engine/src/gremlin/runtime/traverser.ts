/** Place on the path of a traverser. */
export interface PathNode {
  readonly value: unknown;
  /** Labels that `as` gave it. */
  readonly labels: readonly string[];
  readonly previous: PathNode | undefined;
}

/** Counter of a `repeat` that a traverser is in. */
export interface Loop {
  readonly name: string | undefined;
  readonly count: number;
  readonly outer: Loop | undefined;
}

/** Value on its way through a query. */
export interface Traverser {
  readonly value: unknown;
  /** Number of equal traversers that it stands for. */
  readonly bulk: number;
  /** Its path, as far as the query needs it. */
  readonly path: PathNode | undefined;
  readonly loop: Loop | undefined;
  readonly sack: unknown;
}
