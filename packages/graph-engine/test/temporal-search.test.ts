import { expect, test } from "vitest";
import { csrFrom, waysAlong } from "../src/algorithms/common/csr.ts";
import { seeded } from "../src/algorithms/index.ts";
import { type TemporalTask, temporalSearch } from "../src/algorithms/temporal/temporal-search.ts";

const GRAPHS = 300;
const VERTICES = 6;
const EDGES = 12;
const HOURS = 10;

/** Set `TEST_SEED` to see one graph again. */
const SEED = Number(process.env["TEST_SEED"] ?? Math.floor(Math.random() * 1e9));

interface RandomGraph {
  readonly sources: Int32Array;
  readonly targets: Int32Array;
  readonly task: TemporalTask;
}

function randomGraph(random: () => number): RandomGraph {
  const below = (most: number) => Math.floor(random() * most);
  const draw = (most: number) => Int32Array.from({ length: EDGES }, () => below(most));
  const starts = Float64Array.from(draw(HOURS));
  const ends = starts.map((start) => start + below(5));
  const from = below(4);
  const task = { source: 0, from, to: from + below(HOURS), starts, ends, mostEdges: 1 + below(4), directed: true };
  return { sources: draw(VERTICES), targets: draw(VERTICES), task };
}

/** Earliest time at each vertex by the number of edges, from trying every walk. */
function earliestByWalks({ sources, targets, task }: RandomGraph): Map<string, number> {
  const earliest = new Map<string, number>();
  const visit = (vertex: number, time: number, edges: number): void => {
    const key = `${vertex} with ${edges}`;
    earliest.set(key, Math.min(time, earliest.get(key) ?? Number.POSITIVE_INFINITY));
    if (edges === task.mostEdges) return;
    for (const [edge, source] of sources.entries()) {
      const passed = Math.max(time, task.starts[edge] as number);
      if (source !== vertex || passed > (task.ends[edge] as number) || passed > task.to) continue;
      visit(targets[edge] as number, passed, edges + 1);
    }
  };
  visit(task.source, task.from, 0);
  return earliest;
}

test(`Temporal searches find what trying every walk finds (seed ${SEED})`, () => {
  const random = seeded(SEED);
  for (let round = 0; round < GRAPHS; round += 1) {
    const graph = randomGraph(random);
    const { sources, targets, task } = graph;
    const { vertices, lengths, previous, waitedFor } = temporalSearch(
      waysAlong(csrFrom(VERTICES, sources, targets), "out"),
      task,
    );
    const walks = earliestByWalks(graph);
    const timeAt = (arrival: number) => {
      const waited = waitedFor[arrival] as number;
      return waited === -1 ? task.from : (task.starts[waited] as number);
    };
    const found = new Map(
      [...vertices].map((vertex, arrival) => [`${vertex} with ${lengths[arrival]}`, timeAt(arrival)]),
    );
    const wanted = new Map<string, number>();
    for (let vertex = 0; vertex < VERTICES; vertex += 1) {
      let best = Number.POSITIVE_INFINITY;
      for (let edges = 0; edges <= task.mostEdges; edges += 1) {
        const time = walks.get(`${vertex} with ${edges}`) ?? Number.POSITIVE_INFINITY;
        if (time >= best) continue;
        best = time;
        wanted.set(`${vertex} with ${edges}`, time);
      }
    }
    expect(new Map([...found].sort()), `graph ${round}`).toEqual(new Map([...wanted].sort()));
    expect([...previous].every((before, arrival) => before < arrival)).toBe(true);
  }
});
