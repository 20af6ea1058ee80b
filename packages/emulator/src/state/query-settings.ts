import { DEFAULT_QUERY_LIMITS } from "@ges-sdk/graph-engine/scheduling";

/** Limits of one query. */
export interface QueryLimits {
  /** Steps of work, such as an edge that is followed. Default: 200 million. */
  readonly steps: number;
  /** Rows, traversers or elements that it holds in memory at once. Default: 1 million. */
  readonly rows: number;
  /** Size of what it holds and returns, roughly in bytes. Default: 200 million. */
  readonly bytes: number;
  /** Time in milliseconds. Default: 120,000. */
  readonly timeMs: number;
}

/** Settings for all queries. */
export interface QuerySettings {
  /** Limits of one query. */
  readonly limits: Partial<QueryLimits>;
  /** `documented` refuses what the vendor's pages call unsupported. */
  readonly compatibility: "documented" | "extended";
}

/** Checks limits; the message of its error names the one that is wrong. */
export function queryLimitsFrom(
  limits: { readonly [Name in keyof QueryLimits]?: number | undefined },
): Partial<QueryLimits> {
  const names = Object.keys(DEFAULT_QUERY_LIMITS);
  for (const [name, value] of Object.entries(limits)) {
    if (!names.includes(name)) throw new TypeError(`queryLimits: ${name} is none of ${names.join(", ")}`);
    if (value !== undefined && !(Number.isSafeInteger(value) && value > 0))
      throw new TypeError(`queryLimits: ${name} must be a whole number above 0`);
  }
  return Object.fromEntries(Object.entries(limits).filter(([, value]) => value !== undefined));
}

/** Reads limits such as `steps=1000000,timeMs=5000`. */
export function parseQueryLimits(text: string): Partial<QueryLimits> {
  const entries = text.split(",").map((entry) => entry.trim().split("="));
  return Object.fromEntries(
    entries.map(([name = "", value = ""]) => [name, value === "" ? Number.NaN : Number(value)]),
  );
}
