export { type ExecuteOptions, executeGremlin, type QueryData } from "./execute.ts";
