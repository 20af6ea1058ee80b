/** Algorithms beside the plainest way to compute the same, on small random graphs. */
import { describe, expect, test } from "vitest";
import { type GraphData, labelsOf } from "../../src/graph/index.ts";
import { byId, type Chance, chance, drawEdges, graphOf, run, SEED, stepsFrom, withLabel } from "./support.ts";

const GRAPHS = 25;
const VERTICES = 7;

type Direction = "out" | "in" | "both";

const ids = (data: GraphData) => Array.from(data.vertices(), ({ id }) => id);
const neighborsOf = (data: GraphData, id: string, direction: Direction = "both") =>
  new Set(
    stepsFrom(data, id, direction)
      .map(({ to }) => to)
      .filter((to) => to !== id),
  );

async function onRandomGraphs(check: (data: GraphData, chance: Chance) => Promise<void>): Promise<void> {
  const drawn = chance();
  for (let round = 0; round < GRAPHS; round += 1) {
    await check(graphOf(VERTICES, drawEdges(drawn, VERTICES, 6 + drawn.below(14))), drawn);
  }
}

/** All paths between two vertices that pass no vertex twice, by vertices. */
function simplePaths(data: GraphData, source: string, target: string, direction: Direction): string[][] {
  const paths = new Map<string, string[]>();
  const visit = (path: string[]) => {
    const here = path.at(-1) as string;
    if (here === target && path.length > 1) paths.set(path.join(), path);
    if (here === target && path.length > 1) return;
    for (const next of neighborsOf(data, here, direction)) {
      if (!path.includes(next) || (next === target && next === source && path.length > 2)) visit([...path, next]);
    }
  };
  visit([source]);
  return [...paths.values()];
}

/** Sums depend on the order of edges in their last digits, and ranks that are equal come in either order. */
function rounded(outputs: Record<string, unknown>): unknown {
  const byRounding = JSON.stringify(outputs, (_name, value) =>
    typeof value === "number" ? Number(value.toFixed(9)) : value,
  );
  const entries = Object.entries<unknown>(JSON.parse(byRounding));
  return entries.map(([name, value]) => [
    name,
    Array.isArray(value) ? value.map((item) => JSON.stringify(item)).sort() : value,
  ]);
}

const sorted = (paths: readonly (readonly string[])[]) => paths.map((path) => path.join(" ")).sort();

describe(`Brute force agrees (seed ${SEED}) on`, () => {
  test.each([true, false])("paths between two vertices, directed %s", async (directed) => {
    await onRandomGraphs(async (data, { oneOf, below }) => {
      const [source, target] = [oneOf(ids(data)), oneOf(ids(data))];
      if (source === target) return;
      const k = 1 + below(5);
      const all = simplePaths(data, source, target, directed ? "out" : "both");
      const parameters = { source, target, directed };
      const { paths } = await run(data, { algorithmName: "n_paths", parameters: { ...parameters, k, n: 100 } });
      expect(sorted(paths)).toEqual(sorted(all.filter((path) => path.length <= k + 1).slice(0, 100)));
      const least = Math.min(...all.map(({ length }) => length));
      const shortest = all.filter(({ length }) => length === least);
      const found = await run(data, { algorithmName: "all_shortest_paths", parameters });
      expect(sorted(found.paths)).toEqual(sorted(shortest));
      const pairs = { sources: source, targets: target, directed };
      const { batch_paths } = await run(data, { algorithmName: "all_pairs_shortest_paths", parameters: pairs });
      expect(sorted(batch_paths.flatMap(({ paths: ofPair }: { paths: string[][] }) => ofPair))).toEqual(
        sorted(shortest),
      );
    });
  });

  test("circles through one vertex", async () => {
    await onRandomGraphs(async (data, { oneOf }) => {
      const source = oneOf(ids(data));
      const parameters = { source, max_circle_length: 6, limit_circle_number: 1000 };
      const { circles } = await run(data, { algorithmName: "single_vertex_circles_detection", parameters });
      const all = simplePaths(data, source, source, "out").map((path) => path.slice(0, -1));
      expect(sorted(circles)).toEqual(sorted(all.filter(({ length }) => length >= 3 && length <= 6)));
    });
  });

  test("coefficients of clusters, and their mean", async () => {
    await onRandomGraphs(async (data) => {
      const coefficient = (id: string) => {
        const near = [...neighborsOf(data, id)];
        const pairs = near.flatMap((one, place) => near.slice(place + 1).map((other) => [one, other] as const));
        const linked = pairs.filter(([one, other]) => neighborsOf(data, one).has(other));
        return pairs.length === 0 ? 0 : linked.length / pairs.length;
      };
      const expected = Object.fromEntries(ids(data).map((id) => [id, coefficient(id)]));
      const request = { algorithmName: "cluster_coefficient", parameters: { statistics: false } };
      const { cluster_coefficient, vertex_cluster_coefficient } = await run(data, request);
      expect(byId(vertex_cluster_coefficient)).toEqual(expected);
      const values = Object.values(expected);
      expect(cluster_coefficient).toBeCloseTo(values.reduce((sum, value) => sum + value, 0) / values.length, 12);
    });
  });

  test("coreness, by taking the vertices with the fewest neighbours away", async () => {
    await onRandomGraphs(async (data) => {
      const left = new Set(ids(data));
      const expected: Record<string, number> = {};
      for (let core = 0; left.size > 0; ) {
        const degree = (id: string) => [...neighborsOf(data, id)].filter((other) => left.has(other)).length;
        const weak = [...left].find((id) => degree(id) <= core);
        if (weak === undefined) core += 1;
        else {
          expected[weak] = core;
          left.delete(weak);
        }
      }
      const { results } = await run(data, { algorithmName: "kcore", parameters: { k: 0 } });
      const found = results.map(({ id, coreness }: { id: string; coreness: number }) => [id, coreness]);
      expect(Object.fromEntries(found)).toEqual(expected);
    });
  });

  test.each(["OUT", "IN", "ALL"] as const)("vertices within some edges, mode %s", async (mode) => {
    await onRandomGraphs(async (data, { oneOf, below }) => {
      const [source, k] = [oneOf(ids(data)), 1 + below(3)];
      const direction = ({ OUT: "out", IN: "in", ALL: "both" } as const)[mode];
      const near = new Set([source]);
      for (let step = 0; step < k; step += 1)
        for (const id of [...near]) for (const to of neighborsOf(data, id, direction)) near.add(to);
      near.delete(source);
      const { vertices } = await run(data, { algorithmName: "k_hop", parameters: { source, k, mode } });
      expect(vertices.toSorted()).toEqual([...near].sort());
    });
  });

  test("common neighbours of sets, and Jaccard's coefficient", async () => {
    await onRandomGraphs(async (data, { oneOf }) => {
      const [a, b, c, d] = Array.from({ length: 4 }, () => oneOf(ids(data))) as [string, string, string, string];
      const near = (id: string, set: readonly string[]) =>
        new Set(set).size > 0 && [...new Set(set)].filter((member) => neighborsOf(data, member).has(id)).length;
      for (const restricted of [true, false]) {
        const least = restricted ? 2 : 1;
        const expected = ids(data).filter(
          (id) => Math.min(Number(near(id, [a, b])), Number(near(id, [c, d]))) >= least,
        );
        const parameters = { sources: [a, b], targets: [c, d], restricted };
        const { vertices } = await run(data, { algorithmName: "common_neighbors_of_vertex_sets", parameters });
        expect(vertices).toEqual(expected);
      }
      const [one, other] = [neighborsOf(data, a), neighborsOf(data, b)];
      const both = [...one].filter((id) => other.has(id)).length;
      const either = one.size + other.size - both;
      const { link_prediction } = await run(data, {
        algorithmName: "link_prediction",
        parameters: { source: a, target: b },
      });
      expect(link_prediction).toBeCloseTo(either === 0 ? 0 : both / either, 12);
    });
  });

  test.each([
    ["pagerank", {}],
    ["connected_component", {}],
    ["kcore", { k: 0 }],
    ["triangle_count", { statistics: false }],
  ])("%s on a subgraph: the same on a graph without the rest", async (algorithmName, parameters) => {
    await onRandomGraphs(async (data, { oneOf }) => {
      const gone = oneOf(ids(data));
      const part = {
        vertex: ({ id }: { id: string }) => id !== gone,
        edge: (edge: { label: string }) => labelsOf(edge).includes("red"),
      };
      const rest = data.copy();
      for (const edge of [...rest.edges()]) if (edge.label !== "red") rest.deleteEdge(edge);
      rest.deleteVertex(gone);
      const request = { algorithmName, parameters };
      expect(rounded(await run(data, request, part))).toEqual(rounded(await run(rest, request)));
    });
  });

  test("paths in the order of time", async () => {
    await onRandomGraphs(async (static_, { oneOf, below }) => {
      const edges = Array.from(static_.edges(), ({ source, target }) => {
        const start = below(8);
        return { source, target, properties: { start: [start], end: [start + below(4)] } };
      });
      const data = graphOf(VERTICES, edges);
      const [source, k] = [oneOf(ids(data)), 1 + below(4)];
      const [from, to] = [1, 6];
      const best = new Map<string, { edges: number; time: number }[]>();
      const visit = (id: string, time: number, taken: number) => {
        best.set(id, [...(best.get(id) ?? []), { edges: taken, time }]);
        if (taken === k) return;
        for (const { edge, to: next } of stepsFrom(data, id, "out")) {
          const [start, end] = [edge.properties["start"], edge.properties["end"]].map((value) => Number(value)) as [
            number,
            number,
          ];
          const passed = Math.max(time, start);
          if (passed <= end && passed <= to) visit(next, passed, taken + 1);
        }
      };
      visit(source, from, 0);
      for (const strategy of ["shortest", "foremost"] as const) {
        const request = {
          algorithmName: "temporal_paths",
          dynamicRange: { start: from, end: to, time_props: { stime: "start", etime: "end" } },
          parameters: { source, targets: ids(data).join(), k, directed: true, strategy },
        };
        const { paths } = (await run(data, request)) as { paths: string[][] };
        expect(paths.map((path) => path.at(-1)).sort()).toEqual([...best.keys()].sort());
        for (const path of paths) {
          const walks = best.get(path.at(-1) as string) ?? [];
          const earliest = Math.min(...walks.map(({ time }) => time));
          const wanted = strategy === "shortest" ? walks : walks.filter(({ time }) => time === earliest);
          expect(path.length - 1, path.join()).toBe(Math.min(...wanted.map(({ edges: taken }) => taken)));
        }
      }
    });
  });
});

describe(`Circles that meet a condition at each step (seed ${SEED})`, () => {
  /** Every walk of the length, kept where it is a circle; each once, whichever vertex it begins at. */
  function circlesOf(
    data: GraphData,
    starts: readonly string[],
    steps: readonly { direction: Direction; label?: string }[],
  ) {
    const found = new Set<string>();
    const visit = (start: string, here: string, passed: readonly string[], taken: readonly string[]) => {
      const step = steps[taken.length];
      if (!step) {
        if (here === start) found.add(taken.toSorted().join(" "));
        return;
      }
      if (passed.includes(here)) return;
      for (const { edge, to } of stepsFrom(data, here, step.direction)) {
        const name = `${edge.source}-${edge.target}-${edge.index}`;
        if (taken.includes(name) || (step.label !== undefined && edge.label !== step.label)) continue;
        visit(start, to, [...passed, here], [...taken, name]);
      }
    };
    for (const start of starts) visit(start, start, [], []);
    return [...found].sort();
  }

  test("are found once each, whatever the conditions", async () => {
    await onRandomGraphs(async (data, { oneOf, below }) => {
      const layers = Array.from({ length: 1 + below(3) }, () => ({
        operator: oneOf(["out", "in", "both"] as const),
        label: oneOf(["red", "blue", undefined]),
        times: 1 + below(2),
      }));
      const starts = below(2) === 0 ? ids(data) : [oneOf(ids(data)), oneOf(ids(data))];
      const steps = layers.flatMap(({ operator, label, times }) =>
        Array.from({ length: times }, () => ({ direction: operator, ...(label !== undefined && { label }) })),
      );
      const filters = layers.map(({ operator, label, times }) => ({
        operator,
        times,
        ...(label !== undefined && { edge_filter: withLabel(label) }),
      }));
      const parameters = { sources: starts.join(), n: 100_000, statistics: true, output_format: "edgeId" };
      const { circles, circle_number } = await run(data, {
        algorithmName: "filtered_circle_detection",
        parameters,
        filters,
      });
      const expected = circlesOf(data, starts, steps);
      expect(circles.map((circle: string[]) => circle.toSorted().join(" ")).sort()).toEqual(expected);
      expect(circle_number).toBe(expected.length);
    });
  });

  test("are counted beyond those that are answered, and written in three forms", async () => {
    const data = graphOf(0, [
      { source: "A", target: "B" },
      { source: "B", target: "C" },
      { source: "B", target: "C" },
      { source: "C", target: "A" },
    ]);
    const detect = (parameters: object) =>
      run(data, {
        algorithmName: "filtered_circle_detection",
        parameters: { n: 1, ...parameters },
        filters: [{ times: 3 }],
      });
    expect(await detect({ statistics: true, output_format: "vertexId" })).toEqual({
      n: 1,
      circle_number: 2,
      circles: [["A", "B", "C", "A"]],
    });
    expect((await detect({ output_format: "edgeId" })).circles).toEqual([["A-B-0", "B-C-0", "C-A-0"]]);
    expect((await detect({})).circles[0][1]).toEqual({ source: "B", target: "C", index: "0" });
  });

  test("have to meet the condition on vertices where they close, too", async () => {
    const data = graphOf(0, [
      { source: "A", target: "B" },
      { source: "B", target: "A" },
    ]);
    const notA = { property_filter: { leftvalue: { id: "_ID_" }, predicate: "!=", rightvalue: { value: "A" } } };
    const detect = (sources: string) =>
      run(data, {
        algorithmName: "filtered_circle_detection",
        parameters: { sources, output_format: "vertexId" },
        filters: [{}, { vertex_filter: notA }],
      });
    expect((await detect("A")).circles).toEqual([]);
    expect((await detect("B")).circles).toEqual([["B", "A", "B"]]);
  });
});
