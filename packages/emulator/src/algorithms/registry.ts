import type { Algorithm } from "./algorithm.ts";
import {
  allPairsShortestPaths,
  allShortestPaths,
  allShortestPathsOfVertexSets,
  filteredAllPairsShortestPaths,
  filteredAllShortestPaths,
} from "./all-shortest-paths.ts";
import { betweenness, edgeBetweenness } from "./betweenness.ts";
import { closeness } from "./closeness.ts";
import { clusterCoefficient } from "./cluster-coefficient.ts";
import { commonNeighbors, commonNeighborsOfVertexSets, linkPrediction } from "./common-neighbors.ts";
import { connectedComponent } from "./connected-component.ts";
import { degreeCorrelation } from "./degree-correlation.ts";
import { filteredNPaths } from "./filtered-n-paths.ts";
import { kHop } from "./k-hop.ts";
import { kcore } from "./kcore.ts";
import { labelPropagation } from "./label-propagation.ts";
import { louvain } from "./louvain.ts";
import { nPaths, singleVertexCirclesDetection } from "./n-paths.ts";
import { odBetweenness } from "./od-betweenness.ts";
import { pagerank } from "./pagerank.ts";
import { personalrank } from "./personalrank.ts";
import { filteredShortestPath, shortestPath, shortestPathOfVertexSets } from "./shortest-path.ts";
import { sssp } from "./sssp.ts";
import { temporalBfs } from "./temporal-bfs.ts";
import { temporalPaths } from "./temporal-paths.ts";
import { triangleCount } from "./triangle-count.ts";

const ALGORITHMS = new Map<string, Algorithm>([
  ["all_pairs_shortest_paths", allPairsShortestPaths],
  ["all_shortest_paths", allShortestPaths],
  ["all_shortest_paths_of_vertex_sets", allShortestPathsOfVertexSets],
  ["betweenness", betweenness],
  ["closeness", closeness],
  ["cluster_coefficient", clusterCoefficient],
  ["common_neighbors", commonNeighbors],
  ["common_neighbors_of_vertex_sets", commonNeighborsOfVertexSets],
  ["connected_component", connectedComponent],
  ["degree_correlation", degreeCorrelation],
  ["edge_betweenness", edgeBetweenness],
  ["filtered_all_pairs_shortest_paths", filteredAllPairsShortestPaths],
  ["filtered_all_shortest_paths", filteredAllShortestPaths],
  ["filtered_n_paths", filteredNPaths],
  ["filtered_shortest_path", filteredShortestPath],
  ["k_hop", kHop],
  ["kcore", kcore],
  ["label_propagation", labelPropagation],
  ["link_prediction", linkPrediction],
  ["louvain", louvain],
  ["n_paths", nPaths],
  ["od_betweenness", odBetweenness],
  ["pagerank", pagerank],
  ["personalrank", personalrank],
  ["shortest_path", shortestPath],
  ["shortest_path_of_vertex_sets", shortestPathOfVertexSets],
  ["single_vertex_circles_detection", singleVertexCirclesDetection],
  ["sssp", sssp],
  ["temporal_bfs", temporalBfs],
  ["temporal_paths", temporalPaths],
  ["triangle_count", triangleCount],
]);

/** The algorithm of this name, if it is emulated. */
export function algorithmNamed(name: string): Algorithm | undefined {
  return ALGORITHMS.get(name);
}
