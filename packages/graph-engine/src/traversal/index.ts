export { checkFilters, type Filter, hasLabelOf, meets, type Sort, sorted } from "./filter.ts";
export { conditionOf, type FilterExpression } from "./filter-expression.ts";
export { edgesIn, type Layer, layersOf, pathsIn, verticesIn } from "./layers.ts";
export { isEdge, type Step, type StepBody, stays, stepsOf, take } from "./walk.ts";
