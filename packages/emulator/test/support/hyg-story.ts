import type { Api } from "./api.ts";
import { asking, hygApi } from "./hyg.ts";
import { MOVIES, newObs } from "./storage.ts";

/** Calls every operation of HyG, so that it succeeds and so that it is refused. */
export async function tellOfHyg(watched: (api: Api) => Api): Promise<void> {
  const obs = await newObs();
  const inner = await hygApi({ obs: obs.folder });
  const api = watched(inner);
  const { graph, hyg, job } = asking(api);
  const obsParameters = { accessKey: "a", secretKey: "s" };
  try {
    await hyg("GET", "/summary");
    for (let time = 0; time < 2; time += 1) await hyg("POST", "", { inEdge: true });
    for (const body of [{ edge: [{ label: "rate", property: ["Score"] }] }, {}]) await job("POST", "/sync", body);
    await hyg("POST", "/sync", { vertex: 1 });
    await hyg("GET", "/summary");
    await api.call("GET", "ges/v1.0", "/hyg");
    await tellOfAlgorithms(job);
    await hyg("POST", "/algorithm", { algorithmName: "od_betweenness", parameters: { weight: "Score" } });
    await hyg("POST", "/algorithm", { algorithmName: "pagerank", parameters: { alpha: 7 } });
    const { body: first } = await hyg("POST", "/algorithm", { algorithmName: "pagerank" });
    const { body: second } = await hyg("POST", "/algorithm", { algorithmName: "pagerank" });
    await graph("GET", `/jobs/${second.jobId}/status`);
    for (let time = 0; time < 2; time += 1) await hyg("DELETE", `/jobs/${second.jobId}`);
    await hyg("DELETE", "/jobs");
    await job("POST", "/sync", {});
    for (const exportPath of ["bucket/hyg", "nowhere/hyg"]) {
      const path = `/jobs/${first.jobId}/export-result`;
      const body = { exportPath, erase: false, obsParameters };
      await (exportPath.startsWith("bucket") ? job : hyg)("POST", path, body);
    }
    await job("POST", "/import-graph", { ...MOVIES, obsParameters });
    await hyg("POST", "/import-graph", { ...MOVIES, edgesetPath: "nowhere", obsParameters });
    await job("DELETE", "");
    await hyg("DELETE", "");
    await hyg("DELETE", "/jobs");
  } finally {
    await inner.emulator.close();
    await obs.remove();
  }
}

/** Runs each algorithm once, so that what it comes to is judged by the description. */
async function tellOfAlgorithms(job: ReturnType<typeof asking>["job"]): Promise<void> {
  const pair = { source: "Ann", target: "Bob" };
  const sets = { sources: "Ann,Cat", targets: "Bob" };
  for (const [algorithmName, parameters] of Object.entries({
    all_pairs_shortest_paths: sets,
    all_shortest_paths: pair,
    all_shortest_paths_of_vertex_sets: sets,
    betweenness: {},
    closeness: { sources: "Ann,Bob" },
    cluster_coefficient: { statistics: false },
    common_neighbors_of_vertex_sets: sets,
    connected_component: {},
    edge_betweenness: {},
    k_hop: { source: "Ann", k: 1 },
    kcore: { k: 1 },
    label_propagation: {},
    link_prediction: pair,
    louvain: {},
    n_paths: { ...pair, n: "5", k: "3", directed: "true" },
    personalrank: { source: "Ann" },
    shortest_path: pair,
    shortest_path_of_vertex_sets: sets,
    single_vertex_circles_detection: { source: "Ann" },
    sssp: { source: "Ann" },
    triangle_count: { statistics: false },
  })) {
    const ran = await job("POST", "/algorithm", { algorithmName, parameters });
    if (ran.status !== "success") throw new Error(`${algorithmName}: ${JSON.stringify(ran)}`);
  }
}
