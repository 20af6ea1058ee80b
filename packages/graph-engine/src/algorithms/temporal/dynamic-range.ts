import type { Properties } from "../../graph/elements.ts";
import { type DynamicRange, invalid } from "../common/algorithm.ts";
import { firstValue } from "../common/parameters.ts";
import { readDate } from "./time-window.ts";

/** Span of time in which an element exists. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

/** @throws {AlgorithmFailure} when it is no time, or ends before it starts */
export function spanOf({ start, end }: DynamicRange): Span {
  const span = { from: timeOf(start), to: timeOf(end) };
  if (!(span.from <= span.to)) throw invalid("dynamicRange");
  return span;
}

/** Returns the span in which an element exists. Without valid times it never does. */
export function presenceOf(properties: Properties, { time_props: { stime, etime } }: DynamicRange): Span {
  return { from: timeOf(firstValue(properties, stime)), to: timeOf(firstValue(properties, etime)) };
}

/** Returns whether two spans have a moment in common. */
export function meet(one: Span, other: Span): boolean {
  return one.from <= one.to && one.from <= other.to && one.to >= other.from;
}

/** Times of one graph are of one kind, so seconds are not told from milliseconds. */
function timeOf(value: unknown): number {
  const text = String(value ?? "").trim();
  return /^\d+$/.test(text) ? Number(text) : readDate(text);
}
