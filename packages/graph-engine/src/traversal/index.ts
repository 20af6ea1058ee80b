export { conditionOf, type FilterExpression } from "./filter-expression.ts";
export { edgesIn, type Layer, layersOf, pathsIn, verticesIn } from "./layers.ts";
export { checkFilters, type Filter, filterCondition, hasLabelOf, orderBy, type Sort } from "./property-filter.ts";
export { isEdge, type Step, type StepBody, stays, stepsOf, take } from "./walk-step.ts";
