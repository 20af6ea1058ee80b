import { QueryError } from "../errors/query-error.ts";

/** Error of a statement that cannot be carried out. */
export function invalid(message: string, position?: number): QueryError {
  return new QueryError("invalid", message, position);
}

/** Error of a text that is no Cypher. */
export function syntaxError(message: string, position: number): QueryError {
  return new QueryError("syntax", `${message} at position ${position}.`, position);
}

/** Error of a statement that is Cypher but uses something that the engine does not have. */
export function notEmulated(what: string, position?: number): QueryError {
  const where = position === undefined ? "" : ` at position ${position}`;
  return new QueryError("not-emulated", `${what}${where} is not emulated here.`, position);
}

/** Error of a statement that uses what the service says it does not support. */
export function unsupported(what: string, position: number): QueryError {
  return new QueryError("unsupported", `${what} at position ${position} is not supported by the service.`, position);
}
