import { betweenness, edgeBetweenness } from "./centrality/betweenness.ts";
import { closeness } from "./centrality/closeness.ts";
import { degreeCorrelation } from "./centrality/degree-correlation.ts";
import { kcore } from "./centrality/kcore.ts";
import { odBetweenness } from "./centrality/od-betweenness.ts";
import { pagerank } from "./centrality/pagerank.ts";
import { personalrank } from "./centrality/personalrank.ts";
import { topicrank } from "./centrality/topicrank.ts";
import type { Algorithm } from "./common/algorithm.ts";
import { clusterCoefficient } from "./community/cluster-coefficient.ts";
import { connectedComponent } from "./community/connected-component.ts";
import { labelPropagation } from "./community/label-propagation.ts";
import { louvain } from "./community/louvain.ts";
import { triangleCount } from "./community/triangle-count.ts";
import { node2vec } from "./embedding/node2vec.ts";
import {
  allPairsShortestPaths,
  allShortestPaths,
  allShortestPathsOfVertexSets,
  filteredAllPairsShortestPaths,
  filteredAllShortestPaths,
} from "./paths/all-shortest-paths.ts";
import { commonNeighbors, commonNeighborsOfVertexSets, linkPrediction } from "./paths/common-neighbors.ts";
import { filteredCircleDetection } from "./paths/filtered-circles.ts";
import { filteredNPaths } from "./paths/filtered-n-paths.ts";
import { kHop } from "./paths/k-hop.ts";
import { nPaths, singleVertexCirclesDetection } from "./paths/n-paths.ts";
import { filteredShortestPath, shortestPath, shortestPathOfVertexSets } from "./paths/shortest-path.ts";
import { sssp } from "./paths/sssp.ts";
import { temporalBfs } from "./temporal/temporal-bfs.ts";
import { temporalPaths } from "./temporal/temporal-paths.ts";

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
  ["filtered_circle_detection", filteredCircleDetection],
  ["filtered_n_paths", filteredNPaths],
  ["filtered_shortest_path", filteredShortestPath],
  ["k_hop", kHop],
  ["kcore", kcore],
  ["label_propagation", labelPropagation],
  ["link_prediction", linkPrediction],
  ["louvain", louvain],
  ["n_paths", nPaths],
  ["node2vec", node2vec],
  ["od_betweenness", odBetweenness],
  ["pagerank", pagerank],
  ["personalrank", personalrank],
  ["shortest_path", shortestPath],
  ["shortest_path_of_vertex_sets", shortestPathOfVertexSets],
  ["single_vertex_circles_detection", singleVertexCirclesDetection],
  ["sssp", sssp],
  ["temporal_bfs", temporalBfs],
  ["temporal_paths", temporalPaths],
  ["topicrank", topicrank],
  ["triangle_count", triangleCount],
]);

/** The algorithm of this name, if it is emulated. */
export function algorithmNamed(name: string): Algorithm | undefined {
  return ALGORITHMS.get(name);
}
