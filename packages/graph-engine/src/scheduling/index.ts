export { cooperativeYield, visitEach, type YieldIfDue } from "./cooperative-yield.ts";
export { type Pausable, runPausable } from "./pausable.ts";
export {
  DEFAULT_QUERY_LIMITS,
  QueryBudget,
  type QueryBudgetOptions,
  type QueryLimits,
} from "./query-budget.ts";
export { RunningQueries, type RunningQuery } from "./running-queries.ts";
export { sortPausable } from "./sort.ts";
