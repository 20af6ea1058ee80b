export { type ExecuteOptions, executeGremlin, type QueryData } from "./execute.ts";
export { GREMLIN_FEATURES, type GremlinFeature } from "./features.ts";
