import { algorithm } from "../common/algorithm.ts";
import { waysAlong } from "../common/csr.ts";
import { firstValue } from "../common/parameters.ts";
import { dynamicRangeOf, type TemporalParameters, temporalTask } from "./temporal-parameters.ts";
import { type Arrivals, type TemporalTask, temporalSearch } from "./temporal-search.ts";

/**
 * Vertices that can be reached along edges in the order of time.
 *
 * Wu, Cheng, Huang, Ke, Lu, Xu, "Path Problems in Temporal Graphs", PVLDB 7(9), 2014,
 * https://doi.org/10.14778/2732939.2732945
 */
export const temporalBfs = algorithm<TemporalParameters, TemporalTask, Arrivals>({
  prepare: async (question) => ({ task: await temporalTask(question, question.parameters.directed ?? true) }),
  compute: (csr, task) => temporalSearch(waysAlong(csr, task.directed ? "out" : "both"), task),
  present({ vertices, lengths, previous, waitedFor }, question) {
    const { view } = question;
    const { start, time_props } = dynamicRangeOf(question);
    const earliest = new Map<number, number>();
    for (const [arrival, vertex] of vertices.entries()) earliest.set(vertex, arrival);
    const arrivals = [...earliest.values()];
    const idOf = (arrival: number) => view.vertices[vertices[arrival]].id;
    const timeAt = (edge: number) => (edge === -1 ? start : firstValue(view.edges[edge].properties, time_props.stime));
    return {
      values: {},
      list: {
        name: "temporal_bfs",
        length: arrivals.length,
        at(place) {
          const arrival = arrivals[place];
          const before = previous[arrival];
          const visit = {
            arrive: timeAt(waitedFor[arrival]),
            dist: lengths[arrival],
            predecessor: before === -1 ? "" : idOf(before),
          };
          return { [idOf(arrival)]: visit };
        },
      },
    };
  },
});
