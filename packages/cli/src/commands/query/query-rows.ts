import type { Row } from "../../output/result.ts";

/** Results of a Gremlin query: one of these lists. */
interface GremlinData {
  readonly vertices?: readonly object[] | undefined;
  readonly edges?: readonly object[] | undefined;
  readonly paths?: readonly object[] | undefined;
  readonly results?: readonly unknown[] | undefined;
}

/** Returns the results of a Gremlin query, whatever they are. */
export function gremlinItems({ vertices, edges, paths, results }: GremlinData): readonly unknown[] {
  return results ?? vertices ?? edges ?? paths ?? [];
}

/** Returns a vertex, an edge, a path or a map as a row: its properties become columns. */
export function queryRow(item: unknown): unknown {
  if (!isRecord(item)) return item;
  const { properties, objects, ...others } = item;
  if (Array.isArray(objects)) return { path: objects.map(labelOf).join(" -> ") };
  const cells = { ...others, ...(isRecord(properties) ? properties : {}) };
  return Object.fromEntries(Object.entries(cells).map(([name, value]) => [name, single(value)]));
}

/** Results of a Cypher statement: a table. */
interface CypherResult {
  readonly columns?: readonly string[] | undefined;
  readonly data?: readonly { readonly row?: readonly unknown[] | undefined }[] | undefined;
}

/** Returns the rows of a statement's table. */
export function cypherRows({ columns = [], data = [] }: CypherResult): readonly Row[] {
  return data.map(({ row }) => Object.fromEntries(columns.map((column, index) => [column, row?.[index]])));
}

/** A property is a list, mostly of one value. */
function single(value: unknown): unknown {
  if (!Array.isArray(value)) return value;
  return value.length === 1 ? value[0] : value.join(", ");
}

function labelOf(element: unknown): string {
  if (!isRecord(element)) return String(element);
  const { id, label } = element;
  return typeof id === "string" ? id : `[${label}]`;
}

function isRecord(value: unknown): value is Row {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
