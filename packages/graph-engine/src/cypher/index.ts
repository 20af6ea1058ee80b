export { type CypherOptions, executeCypher } from "./execute.ts";
