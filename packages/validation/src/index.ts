export { closest, closestPath } from "./closest-match.ts";
export { problemsWith, problemWith, readText } from "./problem.ts";
