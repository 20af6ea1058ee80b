import type { GraphData } from "../state/graph-data.ts";
import { givingWay } from "./give-way.ts";

export interface PagerankParameters {
  /** Probability to follow an edge rather than to jump anywhere. */
  readonly alpha?: number;
  /**
   * The iteration ends when no rank changes by more than this. The vendor does not say which norm it means; the
   * greatest change is assumed.
   */
  readonly convergence?: number;
  readonly max_iterations?: number;
  readonly directed?: boolean;
}

/** Ranks of all vertices, greatest first. They sum to 1. */
export async function pagerank(
  data: GraphData,
  { alpha = 0.85, convergence = 0.00001, max_iterations = 1000, directed = true }: PagerankParameters,
  signal: AbortSignal,
): Promise<{ [vertexId: string]: number }[]> {
  const ids = Array.from(data.vertices(), ({ id }) => id);
  const links = await linksOf(data, ids, directed, signal);
  const giveWay = givingWay(signal);
  const count = ids.length;
  let ranks = new Float64Array(count).fill(1 / count);
  for (let iteration = 0; iteration < max_iterations; iteration += 1) {
    const next = new Float64Array(count);
    let dangling = 0;
    for (let vertex = 0; vertex < count; vertex += 1) {
      const rank = ranks[vertex] as number;
      const targets = links[vertex] as number[];
      // A vertex without edges leads anywhere, so its rank is spread over all.
      if (targets.length === 0) dangling += rank;
      const share = rank / targets.length;
      for (const target of targets) next[target] = (next[target] as number) + share;
      await giveWay();
    }
    let change = 0;
    const base = (1 - alpha + alpha * dangling) / count;
    for (let vertex = 0; vertex < count; vertex += 1) {
      const rank = base + alpha * (next[vertex] as number);
      change = Math.max(change, Math.abs(rank - (ranks[vertex] as number)));
      next[vertex] = rank;
    }
    ranks = next;
    if (change <= convergence) break;
  }
  const order = Array.from(ids.keys()).sort((a, b) => (ranks[b] as number) - (ranks[a] as number));
  return order.map((vertex) => ({ [ids[vertex] as string]: ranks[vertex] as number }));
}

/** For each vertex, by position, the positions of those its edges lead to. */
async function linksOf(data: GraphData, ids: string[], directed: boolean, signal: AbortSignal): Promise<number[][]> {
  const giveWay = givingWay(signal);
  const positions = new Map(ids.map((id, position) => [id, position]));
  const links: number[][] = ids.map(() => []);
  for (const { source, target } of data.edges()) {
    const [from, to] = [positions.get(source), positions.get(target)];
    if (from === undefined || to === undefined) continue;
    links[from]?.push(to);
    if (!directed) links[to]?.push(from);
    await giveWay();
  }
  return links;
}
