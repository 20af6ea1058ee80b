import { expect, test } from "vitest";
import { csrFrom } from "../../src/algorithms/common/csr.ts";
import { randomWalks } from "../../src/algorithms/embedding/random-walks.ts";
import { seeded } from "../../src/algorithms/index.ts";

/** A ring of vertices, each linked to the next `reach` ones. */
function ring(vertices: number, reach: number) {
  const sources = Array.from({ length: vertices * reach }, (_, edge) => Math.floor(edge / reach));
  const targets = sources.map((source, edge) => (source + 1 + (edge % reach)) % vertices);
  return csrFrom(vertices, Int32Array.from(sources), Int32Array.from(targets));
}

/** One walk from each vertex. */
function walks(csr: ReturnType<typeof ring>, weights: { turnBack: number; goOn: number }): number[][] {
  const { offsets, vertices } = randomWalks(csr, { ...weights, length: 12, perVertex: 1, random: seeded(1) });
  return Array.from({ length: offsets.length - 1 }, (_, walk) => [
    ...vertices.subarray(offsets[walk], offsets[walk + 1]),
  ]);
}

test("A walk turns back at each step where that weighs most, and goes around where it weighs nothing", () => {
  for (const walk of walks(ring(20, 1), { turnBack: 1e9, goOn: 1 })) expect(new Set(walk).size).toBe(2);
  for (const walk of walks(ring(20, 1), { turnBack: 0, goOn: 1 })) expect(new Set(walk).size).toBe(13);
});

test("A walk stays among the neighbours of its last vertex where going on weighs nothing", () => {
  const csr = ring(20, 2);
  const isNear = (a: number, b: number) => [1, 2, 18, 19].includes((a - b + 20) % 20);
  const pairs = (walk: number[]) => walk.slice(2).map((vertex, step) => [walk[step] ?? -1, vertex] as const);
  for (const walk of walks(csr, { turnBack: 0, goOn: 0 })) {
    for (const [before, next] of pairs(walk)) expect(isNear(before, next)).toBe(true);
  }
  expect(
    walks(csr, { turnBack: 0, goOn: 1e9 })
      .flatMap(pairs)
      .some(([before, next]) => !isNear(before, next)),
  ).toBe(true);
});

test("Extreme weights do not keep a walk waiting where no neighbour has them", () => {
  // In a clique, all vertices are neighbours of the one before.
  const found = walks(ring(5, 2), { turnBack: 1e-12, goOn: 1e12 });
  expect(found.map(({ length }) => length)).toEqual([13, 13, 13, 13, 13]);
});

test("Each vertex begins a walk, and one without neighbours stays where it is", () => {
  const alone = csrFrom(3, Int32Array.of(0), Int32Array.of(1));
  const found = walks(alone, { turnBack: 1, goOn: 1 });
  expect(found.map(([start]) => start).sort()).toEqual([0, 1, 2]);
  expect(found.find(([start]) => start === 2)).toEqual([2]);
});
