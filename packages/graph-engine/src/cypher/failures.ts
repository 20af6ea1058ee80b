import { QueryError } from "../errors/query-error.ts";

/** Error of a statement that is wrong, or that cannot be carried out. */
export function failed(message: string): QueryError {
  return new QueryError("invalid", message);
}

/** Error of a statement that is Cypher, or may be, but uses something that the emulator does not have. */
export function notEmulated(what: string, position: number): QueryError {
  return new QueryError("not-emulated", `${what} at position ${position} is not emulated here.`, position);
}
