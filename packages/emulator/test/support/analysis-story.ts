import { graphWith } from "./algorithms.ts";
import { type Api, until } from "./api.ts";

/** Calls for algorithms on subgraphs and on dynamic graphs, so that they succeed and so that they are refused. */
export async function tellOfAnalysis(api: Api): Promise<void> {
  const properties = { from: [1], to: [2] };
  await graphWith(api, "analysis", [{ source: "A", target: "B", label: "meets", properties }]);
  const ask = async (path: string, body: object) => {
    const { body: accepted } = await api.call("POST", "ges/v1.0", `/graphs/analysis/${path}`, body);
    if (!accepted.jobId) return;
    await until(
      api,
      () => api.call("GET", "ges/v1.0", `/graphs/analysis/jobs/${accepted.jobId}/status`),
      ({ status }) => status !== "running",
    );
  };
  for (const k of [1, -1]) {
    const body = { algorithmName: "kcore", subgraphCreator: { parameters: {} }, parameters: { k } };
    await ask("subgraphs/action?action_id=execute-algorithm", body);
  }
  const dynamicRange = { start: 0, end: 9, time_props: { stime: "from", etime: "to" } };
  for (const [algorithmName, parameters] of [
    ["temporal_graph", { sources: ["A", "B"] }],
    ["temporal_bfs", { source: "A" }],
    ["temporal_bfs", { source: "nobody" }],
    ["temporal_paths", { source: "A", targets: "B" }],
  ] as const) {
    await ask("dynamicgraphs/action?action_id=execute-analysis", { algorithmName, dynamicRange, parameters });
  }
}
