const TEMPORAL = /^(?:date|datetime|localdatetime|time|localtime|duration)(?:\.|$)/;
const OTHERS: ReadonlySet<string> = new Set([
  "elementid",
  "file",
  "linenumber",
  "normalize",
  "point",
  "point.distance",
  "distance",
  "randomuuid",
  "timestamp",
  "tobooleanornull",
  "tofloatornull",
  "tointegerornull",
  "tostringornull",
  "isempty",
]);

/** Functions that Cypher has and the engine does not, as a table shows them. */
export const MISSING_FUNCTIONS: readonly string[] = [
  "time",
  "localtime",
  "localdatetime",
  "duration",
  "timestamp",
  "point",
  "distance",
  "randomUUID",
  "shortestPath",
  "allShortestPaths",
];

/** Returns true for functions that Cypher has and the engine does not. */
export function isKnownFunction(name: string): boolean {
  const lower = name.toLowerCase();
  return TEMPORAL.test(lower) || OTHERS.has(lower);
}
