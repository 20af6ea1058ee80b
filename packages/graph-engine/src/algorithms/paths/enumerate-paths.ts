import type { Neighbors } from "../common/csr.ts";
import type { PathCollector } from "../common/path-list.ts";

/** Constraints on the paths to enumerate. */
export interface PathSearch {
  /** Number of edges. */
  readonly length: number;
  /** Neighbours that a step may lead to; steps count from 0. */
  neighborsAt(step: number): Neighbors;
  /** Returns whether a path that is at a vertex after so many steps can still reach its end. */
  leadsOn(steps: number, vertex: number): boolean;
  /** Number of paths in the collector at which to stop. */
  readonly most: number;
}

/**
 * Collects the paths of one length from a vertex, depth first and without recursion. None passes a vertex twice, but it
 * may end where it began.
 */
export function enumeratePaths(
  start: number,
  { length, neighborsAt, leadsOn, most }: PathSearch,
  paths: PathCollector,
): void {
  if (paths.count >= most || !leadsOn(0, start)) return;
  const path = new Int32Array(length + 1);
  path[0] = start;
  if (length === 0) {
    paths.add(path);
    return;
  }
  const onPath = new Set([start]);
  /** Place in its row at which each step continues. */
  const next = new Int32Array(length);
  next[0] = neighborsAt(0).offsets[start];
  let step = 0;
  while (step >= 0) {
    const vertex = path[step];
    const { offsets, neighbors } = neighborsAt(step);
    const at = next[step];
    if (at === offsets[vertex + 1]) {
      onPath.delete(vertex);
      step -= 1;
      continue;
    }
    next[step] = at + 1;
    const neighbor = neighbors[at];
    const isLast = step + 1 === length;
    if (!leadsOn(step + 1, neighbor)) continue;
    if (onPath.has(neighbor) && !(isLast && neighbor === start)) continue;
    path[step + 1] = neighbor;
    if (isLast) {
      paths.add(path);
      if (paths.count >= most) return;
      continue;
    }
    step += 1;
    onPath.add(neighbor);
    next[step] = neighborsAt(step).offsets[neighbor];
  }
}

/** Returns, by steps taken and vertex, whether a walk of that many steps can still end at `target`. */
export function walksTo(target: number, steps: readonly Neighbors[]): (steps: number, vertex: number) => boolean {
  const vertexCount = steps[0].offsets.length - 1;
  const reaches = Array.from({ length: steps.length + 1 }, () => new Uint8Array(vertexCount));
  reaches[steps.length][target] = 1;
  for (let step = steps.length - 1; step >= 0; step -= 1) {
    const { offsets, neighbors } = steps[step];
    const after = reaches[step + 1];
    const here = reaches[step];
    for (let vertex = 0; vertex < vertexCount; vertex += 1) {
      const end = offsets[vertex + 1];
      for (let at = offsets[vertex]; at < end && here[vertex] === 0; at += 1) {
        here[vertex] = after[neighbors[at]];
      }
    }
  }
  return (gone, vertex) => reaches[gone]?.[vertex] === 1;
}
