import { badRequest } from "../errors/service-error.ts";

/** Number of edges that a graph of each size has room for, by the index of the size. */
const EDGES: Readonly<Record<string, number>> = {
  "0": 1e4,
  "1": 1e6,
  "2": 1e7,
  "3": 1e8,
  "4": 1e9,
  "401": 1e9,
  "5": 1e10,
  "6": 1e11,
};

const DATABASE_EDITION = "6";

/** Sizes that graphs neither grow from nor are expanded in. */
const FIXED = new Set(["0", "5", DATABASE_EDITION]);

/** Number of edges that a graph of a size has room for. */
export function edgesOf(size: string): number {
  const edges = EDGES[size];
  if (edges === undefined) {
    throw badRequest("GES.7023", `The graph size index is invalid. graphSizeTypeIndex must be one of ${sizesKnown()}.`);
  }
  return edges;
}

export function isDatabaseEdition(size: string): boolean {
  return size === DATABASE_EDITION;
}

/** Refuses what a graph of this size is not made for. */
export function requireScalable(size: string): void {
  if (FIXED.has(size)) {
    throw badRequest("GES.7056", `The graph of the current flavor cannot be scaled out. Its size is ${size}.`);
  }
}

function sizesKnown(): string {
  return Object.keys(EDGES).join(", ");
}
