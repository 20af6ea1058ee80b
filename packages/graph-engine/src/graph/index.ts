export { Counter } from "./counter.ts";
export type { DataObserver } from "./data-observer.ts";
export { edgeJson, vertexJson } from "./element-json.ts";
export { DEFAULT_LABEL, type Edge, labelsOf, type Properties, type Vertex } from "./elements.ts";
export { GraphData, type ParallelEdges } from "./graph-data.ts";
export type { Index } from "./graph-index.ts";
export { DATA_TYPES, type Label, type Property } from "./label.ts";
export { changed, type PropertyChange, stored } from "./properties.ts";
export { numberIn, shares, valuesOf } from "./property-values.ts";
