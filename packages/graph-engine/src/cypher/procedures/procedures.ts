import { DEFAULT_LABEL, type Label } from "../../graph/index.ts";
import type { Context } from "../context.ts";
import { invalid, notEmulated } from "../errors.ts";
import type { Value } from "../values/value.ts";

/** Procedure that CALL runs. */
export interface Procedure {
  /** Names of its arguments. */
  readonly takes: readonly string[];
  readonly columns: readonly string[];
  rows(args: readonly Value[], context: Context): Iterable<readonly Value[]>;
}

/** All procedures, by their names; a statement can write them in any case. */
export const PROCEDURES: Readonly<Record<string, Procedure>> = {
  "db.labels": {
    takes: [],
    columns: ["label"],
    rows: (_, { data }) => names(data.verticesByLabel.keys(), data.labels(), "vertex"),
  },
  "db.relationshipTypes": {
    takes: [],
    columns: ["relationshipType"],
    rows: (_, { data }) => names(data.edgesByLabel.keys(), data.labels(), "edge"),
  },
  "db.schema": { takes: [], columns: ["label", "type", "properties"], rows: (_, { data }) => schema(data.labels()) },
  "dbms.listQueries": {
    takes: [],
    columns: ["queryId", "query", "elapsedTimeMillis"],
    rows: (_, { queries }) =>
      [...(queries?.list() ?? [])].map(({ id, text, elapsedMs }) => [id, text, Math.round(elapsedMs)]),
  },
  "dbms.killQuery": {
    takes: ["queryId"],
    columns: ["queryId", "message"],
    rows: ([id = null], { queries }) => {
      if (typeof id !== "string") throw invalid("dbms.killQuery takes the ID of a query as a text.");
      const isKilled = queries?.kill(id) ?? false;
      return [[id, isKilled ? "Query found" : "No query found with this id"]];
    },
  },
};

const BY_NAME = new Map(Object.entries(PROCEDURES).map(([name, procedure]) => [name.toLowerCase(), procedure]));

/**
 * Returns the procedure with this name, in any case.
 *
 * @throws {QueryError} when there is none
 */
export function procedureNamed(name: string, at: number): Procedure {
  const procedure = BY_NAME.get(name.toLowerCase());
  if (procedure) return procedure;
  if (/^(?:db|dbms|algo|apoc|ges)\./i.test(name)) throw notEmulated(`the procedure ${name.slice(0, 60)}`, at);
  throw invalid(`there is no procedure ${name.slice(0, 60)}, which is called at position ${at}.`, at);
}

function names(used: Iterable<string>, defined: Iterable<Label>, kind: "vertex" | "edge"): Value[][] {
  const fitting = [...defined].filter(({ type }) => type === kind || type === "all").map(({ name }) => name);
  const all = new Set([...used, ...fitting]);
  all.delete(DEFAULT_LABEL);
  return [...all].sort().map((name) => [name]);
}

function schema(labels: Iterable<Label>): Value[][] {
  return [...labels].map(({ name, type, properties }) => [
    name,
    type ?? null,
    properties.map(
      (property) =>
        new Map<string, Value>([
          ["name", property.name],
          ["dataType", property.dataType],
          ["cardinality", property.cardinality],
        ]),
    ),
  ]);
}
