import { type Csr, distinctNeighbors, type Neighbors, rowOf } from "../common/csr.ts";
import type { PathList } from "../common/path-list.ts";
import { shuffled } from "../common/random.ts";

/** With extreme weights, nearly all draws would be rejected. */
const MOST_DRAWS = 16;

/** Settings of walks of the second order: the next step depends on the one before. */
export interface WalkSettings {
  /** Weight of the vertex that the walk comes from; a neighbour of that vertex weighs 1. */
  readonly turnBack: number;
  /** Weight of a vertex that is no neighbour of the one that the walk comes from. */
  readonly goOn: number;
  /** Number of steps. */
  readonly length: number;
  readonly perVertex: number;
  /** Returns numbers from 0 to below 1. */
  random(): number;
}

/** Walks along edges of either direction, from each vertex in turn. One without neighbours stays where it is. */
export function randomWalks(csr: Csr, settings: WalkSettings): PathList {
  const { length, perVertex, random } = settings;
  const neighbors = distinctNeighbors(csr, "both");
  const steps = new Int32Array(csr.vertexCount * perVertex * (length + 1));
  const offsets = [0];
  let size = 0;
  for (let round = 0; round < perVertex; round += 1) {
    for (const start of shuffled(csr.vertexCount, random)) {
      let [before, here] = [-1, start];
      steps[size++] = here;
      for (let step = 0; step < length; step += 1) {
        const next = nextVertex(neighbors, before, here, settings);
        if (next === -1) break;
        [before, here] = [here, next];
        steps[size++] = here;
      }
      offsets.push(size);
    }
  }
  return { offsets: Int32Array.from(offsets), vertices: steps.subarray(0, size) };
}

/** Draws some neighbours until one is accepted, which takes no look at all of them; where none is, weighs them all. */
function nextVertex(neighbors: Neighbors, before: number, here: number, settings: WalkSettings): number {
  const { turnBack, goOn, random } = settings;
  const row = rowOf(neighbors, here);
  if (row.length === 0) return -1;
  if (row.length === 1) return row[0];
  if (before === -1) return row[Math.floor(random() * row.length)];
  const rowBefore = rowOf(neighbors, before);
  const weightOf = (next: number) => (next === before ? turnBack : includes(rowBefore, next) ? 1 : goOn);
  const greatest = Math.max(turnBack, 1, goOn);
  for (let draw = 0; draw < MOST_DRAWS; draw += 1) {
    const next = row[Math.floor(random() * row.length)];
    if (random() * greatest < weightOf(next)) return next;
  }
  return drawWeighted(row, weightOf, random);
}

function drawWeighted(row: Int32Array, weightOf: (vertex: number) => number, random: () => number): number {
  const weights = Float64Array.from(row, weightOf);
  let left = random() * weights.reduce((sum, weight) => sum + weight, 0);
  for (const [place, weight] of weights.entries()) {
    left -= weight;
    if (left < 0) return row[place];
  }
  return row[row.length - 1];
}

/** Searches a row, which is in ascending order. */
function includes(row: Int32Array, vertex: number): boolean {
  let low = 0;
  let high = row.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (row[middle] < vertex) low = middle + 1;
    else high = middle;
  }
  return row[low] === vertex;
}
