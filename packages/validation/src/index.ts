export { closest, closestPath } from "./closest-match.ts";
export { problemWith, readText } from "./problem.ts";
