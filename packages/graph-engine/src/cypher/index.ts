export { type CypherOptions, type CypherResult, executeCypher, isWritingStatement } from "./execute.ts";
export type { Plan } from "./explain.ts";
export { CYPHER_FEATURES, type LanguageFeature } from "./features.ts";
export type { Stats } from "./graph-writer.ts";
