import type { Row } from "../../output/result.ts";

/** Fields that say how much there is, which people see for themselves. */
const PAGING = ["data_return_size", "data_offset", "data_total_size", "runtime"];

/** Returns the results of an algorithm as a table: its list if it has one, its figures otherwise. */
export function algorithmView(outputs: object): Row | readonly unknown[] {
  const fields: [string, unknown][] = Object.entries(outputs).filter(([name]) => !PAGING.includes(name));
  const list = fields.find((field): field is [string, unknown[]] => Array.isArray(field[1]));
  if (!list) return Object.fromEntries(fields);
  const [name, items] = list;
  return items.map((item) => scoreRow(name, item));
}

/** A score is written as an object with the vertex as its only field. */
function scoreRow(name: string, item: unknown): unknown {
  if (typeof item !== "object" || item === null || Array.isArray(item)) return item;
  const [first, ...others] = Object.entries(item);
  return first && others.length === 0 ? { vertex: first[0], [name]: first[1] } : item;
}
