import type { Properties } from "../../graph/elements.ts";
import { invalid } from "../common/algorithm.ts";
import type { Conditions } from "../common/filtered-csr.ts";
import { firstValue } from "../common/parameters.ts";

/** The parameter `timeWindow`. */
export interface TimeWindow {
  readonly filterName: string;
  readonly filterType?: "V" | "E" | "BOTH";
  readonly startTime?: string;
  readonly endTime?: string;
}

/** Builds conditions that accept elements with a time in the window. A side that is not given is open. */
export function conditionsOf(window: TimeWindow | undefined): Conditions {
  if (!window) return {};
  const { filterName, filterType = "BOTH", startTime, endTime } = window;
  const from = startTime ? readTime(startTime) : Number.NEGATIVE_INFINITY;
  const to = endTime ? readTime(endTime) : Number.POSITIVE_INFINITY;
  if (Number.isNaN(from) || Number.isNaN(to)) throw invalid("timeWindow");
  const isInside = ({ properties }: { properties: Properties }) => {
    const time = readTime(firstValue(properties, filterName));
    return time >= from && time <= to;
  };
  return { vertex: filterType === "E" ? undefined : isInside, edge: filterType === "V" ? undefined : isInside };
}

/** Ten digits last until the year 2286 as seconds, so longer numbers are milliseconds. */
const MOST_SECONDS = 9_999_999_999;

/** Milliseconds since 1970, from a date in UTC or from a timestamp. */
function readTime(value: unknown): number {
  const text = String(value ?? "").trim();
  if (/^\d+$/.test(text) && text.length !== 4) {
    const number = Number(text);
    return number > MOST_SECONDS ? number : number * 1000;
  }
  return readDate(text);
}

/** Milliseconds since 1970, from a date in UTC. */
export function readDate(text: string): number {
  const date = text.replaceAll("/", "-").replace(" ", "T");
  return Date.parse(/T/.test(date) && !/(Z|[+-]\d\d:?\d\d)$/.test(date) ? `${date}Z` : date);
}
