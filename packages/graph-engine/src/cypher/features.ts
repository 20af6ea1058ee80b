import { AGGREGATES } from "./functions/aggregates.ts";
import { FUNCTIONS } from "./functions/functions.ts";
import { MISSING_FUNCTIONS } from "./functions/known-functions.ts";
import { PROCEDURES } from "./procedures/procedures.ts";

/** Part of the language, and how far the engine has it. */
export interface LanguageFeature {
  readonly kind: "clause" | "operator" | "function" | "aggregate" | "procedure";
  readonly name: string;
  /**
   * The word of the vendor's pages: `listed` as supported, called `unsupported`, or not mentioned.
   *
   * An `unsupported` feature is refused under `compatibility: "documented"`.
   */
  readonly vendor: "listed" | "unsupported" | undefined;
  readonly isEmulated: boolean;
}

const LISTED: ReadonlySet<string> = new Set(
  (
    "MATCH RETURN WITH WHERE ORDER-BY SKIP LIMIT CREATE DELETE SET CALL UNWIND EXPLAIN AND OR NOT IS-NULL IS-NOT-NULL " +
    "= <> < <= > >= STARTS-WITH ENDS-WITH CONTAINS IN [] [..] [x-IN-…-|-…] count collect id labels type nodes " +
    "relationships length head last size toString all any none single db.schema db.labels db.relationshipTypes " +
    "dbms.listQueries dbms.killQuery"
  )
    .split(" ")
    .map((name) => name.replaceAll("-", " ")),
);
const UNSUPPORTED: ReadonlySet<string> = new Set(
  ["MERGE", "UNION", "REMOVE", "FOREACH", "EXISTS {…}", "=~", "date", "datetime", "time", "localtime"].concat([
    "localdatetime",
    "duration",
    "point",
    "distance",
  ]),
);

const CLAUSES = [
  ...["MATCH", "OPTIONAL MATCH", "WHERE", "UNWIND", "WITH", "RETURN", "ORDER BY", "SKIP", "LIMIT", "CALL", "EXPLAIN"],
  ...["CREATE", "SET", "DELETE", "DETACH DELETE", "MERGE", "REMOVE", "FOREACH", "UNION", "EXISTS {…}"],
];
const MISSING_CLAUSES = ["PROFILE", "CALL {…}", "LOAD CSV", "USE"];
const OPERATORS = [
  ...["AND", "OR", "XOR", "NOT", "IS NULL", "IS NOT NULL", "=", "<>", "<", "<=", ">", ">="],
  ...["+", "-", "*", "/", "%", "^", "IN", "STARTS WITH", "ENDS WITH", "CONTAINS", "=~"],
  ...["[]", "[..]", "[x IN … | …]", "[pattern | …]", "CASE"],
];
const LOOPS = ["all", "any", "none", "single", "reduce", "exists"];

/** All parts of the language. */
export const CYPHER_FEATURES: readonly LanguageFeature[] = [
  ...features("clause", CLAUSES, true),
  ...features("clause", MISSING_CLAUSES, false),
  ...features("operator", OPERATORS, true),
  ...features("function", [...Object.keys(FUNCTIONS), ...LOOPS].sort(), true),
  ...features("function", MISSING_FUNCTIONS, false),
  ...features("aggregate", Object.keys(AGGREGATES), true),
  ...features("procedure", Object.keys(PROCEDURES), true),
];

function features(kind: LanguageFeature["kind"], names: readonly string[], isEmulated: boolean): LanguageFeature[] {
  return names.map((name) => ({ kind, name, vendor: vendorOn(name), isEmulated }));
}

function vendorOn(name: string): LanguageFeature["vendor"] {
  if (LISTED.has(name)) return "listed";
  return UNSUPPORTED.has(name) ? "unsupported" : undefined;
}
