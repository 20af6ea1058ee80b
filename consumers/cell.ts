/** What the cells share while they run. */
export interface Bench {
  /** Address of the registry that has our packages. */
  readonly registry: string;
  /** Project outside the tree, with our packages as npm installed them and the programs of `programs/`. */
  readonly project: string;
  /** An emulator that listens. */
  readonly target: Target;
}

/** Where an emulator is, as a client's options. */
export interface Target {
  readonly endpoint: string;
  readonly projectId: string;
  readonly token: string;
}

/** One place where users run the packages. */
export interface Cell {
  /** Row of the table. */
  readonly row: string;
  readonly title: string;
  /** Rejects when the packages do not work there. */
  run(bench: Bench): Promise<void>;
}

/** The machine lacks what a cell needs. */
export class CannotRunHere extends Error {}
