import type { GraphData, Index } from "@ges-sdk/graph-engine/graph";
import type { NewIndex } from "../../../compiled/service-v1-handlers.ts";
import { notEmulated } from "../../../errors/service-error.ts";

const MAX_INDEXES = 500;

const GLOBAL_TYPES: readonly string[] = ["GlobalCompositeVertexIndex", "GlobalCompositeEdgeIndex"];
const TYPES_OF_LABELS: readonly string[] = ["CompositeVertexIndex", "CompositeEdgeIndex"];
const TYPES = [...GLOBAL_TYPES, ...TYPES_OF_LABELS];

/** Problem with indexes to be created together in the database edition, or `undefined`. */
export function problemWithIndexes(data: GraphData, bodies: readonly NewIndex[]): string | undefined {
  const present = [...data.indexes()];
  if (present.length + bodies.length > MAX_INDEXES) return `a graph has at most ${MAX_INDEXES} indexes`;
  const names = new Set(present.map(({ indexName }) => indexName));
  for (const body of bodies) {
    const problem = problemWithContents(body) ?? problemWithType(body);
    if (problem !== undefined) return `${problem} in index [${body.indexName}]`;
    if (names.has(body.indexName)) return `index [${body.indexName}] already exists`;
    names.add(body.indexName);
  }
  return undefined;
}

/** Reason why an index would hold nothing, or `undefined`. */
export function problemWithContents({ indexType, hasLabel, indexProperty = [] }: NewIndex): string | undefined {
  if (indexType === "FullTextIndex") throw notEmulated("Full-text indexes are not emulated.");
  if (String(hasLabel) === "true" || indexProperty.length > 0) return undefined;
  return "Parameter indexProperty cannot be empty unless hasLabel is true";
}

export function definedIndex({ indexName, indexType, indexLabel, hasLabel, indexProperty = [] }: NewIndex) {
  const index: Index = {
    indexName,
    indexType,
    hasLabel: String(hasLabel ?? false),
    indexProperty,
    ...(indexLabel && TYPES_OF_LABELS.includes(indexType) && { indexLabel }),
  };
  return index;
}

function problemWithType({ indexType, indexLabel }: NewIndex): string | undefined {
  if (!TYPES.includes(indexType)) return `Parameter indexType must be one of ${TYPES.join(", ")}`;
  if (TYPES_OF_LABELS.includes(indexType) && !indexLabel) return `Parameter indexLabel is needed for ${indexType}`;
  return undefined;
}
