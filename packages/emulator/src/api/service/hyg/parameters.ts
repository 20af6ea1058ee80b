import { notEmulated } from "../../../errors/service-error.ts";
import type { HygGraph } from "../../../state/hyg-graph.ts";

/** Parameters of an algorithm, already judged by the description. */
export type HygParameters = Readonly<Record<string, unknown>>;

/** Emulated algorithms of HyG, each with its default for following the direction of edges, where it has one. */
const DIRECTED_BY_DEFAULT = new Map<string, boolean | undefined>([
  ["all_pairs_shortest_paths", false],
  ["all_shortest_paths", false],
  ["all_shortest_paths_of_vertex_sets", false],
  ["betweenness", true],
  ["closeness", undefined],
  ["cluster_coefficient", false],
  ["common_neighbors_of_vertex_sets", undefined],
  ["connected_component", undefined],
  ["edge_betweenness", false],
  ["k_hop", undefined],
  ["kcore", undefined],
  ["label_propagation", undefined],
  ["link_prediction", undefined],
  ["louvain", undefined],
  ["n_paths", true],
  ["pagerank", true],
  ["personalrank", true],
  ["shortest_path", true],
  ["shortest_path_of_vertex_sets", false],
  ["single_vertex_circles_detection", undefined],
  ["sssp", true],
  ["topicrank", true],
  ["triangle_count", undefined],
]);

/** Those that are refused without direction where the HyG graph has no incoming edges. */
const NEEDS_IN_EDGES: ReadonlySet<string> = new Set([
  "all_pairs_shortest_paths",
  "all_shortest_paths",
  "all_shortest_paths_of_vertex_sets",
  "shortest_path",
  "shortest_path_of_vertex_sets",
  "sssp",
]);

const NO_IN_EDGES = "the HyG graph has no incoming edges; create it with inEdge true.";

/** Parameters as the algorithms of the memory edition take them, or a text that names the problem. */
export function parametersFor(name: string, parameters: HygParameters, hyg: HygGraph): HygParameters | string {
  if (!DIRECTED_BY_DEFAULT.has(name)) throw notEmulated(`The algorithm ${name} is not emulated on HyG.`);
  const read = { ...parameters };
  const directed = isTrue(parameters["directed"] ?? DIRECTED_BY_DEFAULT.get(name));
  if (directed !== undefined) read["directed"] = directed;
  const statistics = isTrue(parameters["statistics"]);
  if (statistics !== undefined) read["statistics"] = statistics;
  // The memory edition answers all vertices unless it is told otherwise.
  if (name === "topicrank") read["only_neighbors"] = isTrue(parameters["only_neighbors"]) ?? true;
  for (const [count, most] of [
    ["n", 100],
    ["k", 10],
  ] as const) {
    if (name !== "n_paths" || read[count] === undefined) continue;
    const number = Number(read[count]);
    if (number < 1 || number > most) return `parameter [${count}] is invalid! It goes from 1 to ${most}.`;
    read[count] = number;
  }
  return problemWith(name, read, hyg) ?? read;
}

function problemWith(name: string, parameters: HygParameters, { inEdge }: HygGraph): string | undefined {
  const { directed, weight, mode = "OUT" } = parameters;
  if (NEEDS_IN_EDGES.has(name) && directed === false) {
    if (!inEdge) return `parameter [directed] is invalid! It is false and ${NO_IN_EDGES}`;
    if (weight) return "parameter [directed] is invalid! It has to be true when weight is given.";
  }
  if (name === "k_hop" && mode !== "OUT" && !inEdge)
    return `parameter [mode] is invalid! It is ${mode} and ${NO_IN_EDGES}`;
  const missing = notEmulatedIn(name, parameters);
  if (missing !== undefined) throw notEmulated(`The parameter ${missing} of ${name} is not emulated on HyG.`);
  return undefined;
}

function notEmulatedIn(name: string, { directed, weight, filtered }: HygParameters): string | undefined {
  if (name === "all_shortest_paths" && weight) return "weight";
  if (name === "topicrank" && isTrue(filtered)) return "filtered";
  return name === "cluster_coefficient" && directed ? "directed" : undefined;
}

/** Some parameters may be booleans or be written as text. */
function isTrue(value: unknown): boolean | undefined {
  return value === undefined ? undefined : value === true || value === "true";
}
