export {
  type Algorithm,
  AlgorithmFailure,
  type AlgorithmRequest,
  type DynamicRange,
  invalid,
  type ResultList,
} from "./common/algorithm.ts";
export { nextPlace, numberAt } from "./common/mulberry32.ts";
export { commaSeparated, firstValue, MOST_IN_SET } from "./common/parameters.ts";
export { seeded } from "./common/random.ts";
export { connectedComponent } from "./community/connected-component.ts";
export { algorithmNamed } from "./registry.ts";
export { type AlgorithmResult, runAlgorithm } from "./run-algorithm.ts";
export { meet, presenceOf, spanOf } from "./temporal/dynamic-range.ts";
