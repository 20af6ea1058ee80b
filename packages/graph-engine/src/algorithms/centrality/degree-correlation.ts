import { algorithm } from "../common/algorithm.ts";

/**
 * Degree correlation: Pearson's coefficient of the degrees at the two ends of the edges.
 *
 * Newman, "Assortative Mixing in Networks", Physical Review Letters 89, 2002,
 * https://doi.org/10.1103/PhysRevLett.89.208701
 */
export const degreeCorrelation = algorithm<object, undefined, number>({
  prepare: () => ({ task: undefined }),
  compute({ edgeCount, sources, targets, out, in: into }) {
    const degreeOf = (vertex: number) =>
      [out, into].reduce((sum, { offsets }) => sum + offsets[vertex + 1] - offsets[vertex], 0);
    let [sum, squares, products] = [0, 0, 0];
    for (const [edge, source] of sources.entries()) {
      const [a, b] = [degreeOf(source), degreeOf(targets[edge])];
      sum += a + b;
      squares += a * a + b * b;
      products += 2 * a * b;
    }
    const ends = 2 * edgeCount;
    const variance = squares * ends - sum * sum;
    // Where all degrees are the same there is nothing to correlate.
    return variance === 0 ? 0 : (products * ends - sum * sum) / variance;
  },
  present: (value) => ({ values: { degree_correlation: value } }),
});
