import { QueryError } from "../errors/query-error.ts";

const LONGEST_EXCERPT = 60;

/** Error of a query that is wrong, or that has no result. */
export function failed(message: string): QueryError {
  return new QueryError("invalid", message);
}

/** Error of a query that is Gremlin, or may be, but uses something that the emulator does not have. */
export function notEmulated(what: string, position: number): QueryError {
  return new QueryError("not-emulated", `${what} at position ${position} is not emulated here.`, position);
}

/** Excerpt of a query's text, short enough for a message. */
export function excerpt(text: string): string {
  return text.length > LONGEST_EXCERPT ? `${text.slice(0, LONGEST_EXCERPT)}...` : text;
}
