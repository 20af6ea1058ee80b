export { executeGremlin } from "./execute.ts";
export type { QueryData } from "./run.ts";
