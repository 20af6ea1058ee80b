import { type Api, runningGraph } from "./api.ts";

/** A call that is made once for a graph that is there, and once for one that is not. */
interface SingleCall {
  readonly method: string;
  readonly version: "v1.0" | "v2" | "ges/v1.0";
  /** Path and query, with the ID of the graph; on the service plane with its name. */
  readonly path: (graph: string) => string;
  readonly body?: unknown;
}

/** Calls of operations that need no story of their own. `npm run new:operation` adds to them. */
const CALLS: readonly SingleCall[] = [
  {
    method: "POST",
    version: "v2",
    path: (graph) => `/graphs/${graph}/sg/change`,
    body: { security_group_id: "group2" },
  },
  { method: "GET", version: "v2", path: (graph) => `/graphs/scenes?graph_id=${graph}` },
];

/** Calls each operation so that it succeeds, and so that it is refused. */
export async function tellOfSingleCalls(api: Api): Promise<void> {
  const id = await runningGraph(api, "single");
  for (const { method, version, path, body } of CALLS) {
    for (const graph of [version === "ges/v1.0" ? "single" : id, "nobody"]) {
      await api.call(method, version, path(graph), body);
    }
  }
}
