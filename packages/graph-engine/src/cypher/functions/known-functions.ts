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

/** Returns true for functions that Cypher has and the engine does not. */
export function isKnownFunction(name: string): boolean {
  const lower = name.toLowerCase();
  return TEMPORAL.test(lower) || OTHERS.has(lower);
}
