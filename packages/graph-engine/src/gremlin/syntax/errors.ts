import { QueryError } from "../../errors/query-error.ts";

const LONGEST_EXCERPT = 60;

/** Error of a query that can be parsed, but not carried out. */
export function failed(message: string): QueryError {
  return new QueryError("invalid", message);
}

/** Error of a query that cannot be parsed. */
export function syntaxError(message: string, position: number): QueryError {
  return new QueryError("syntax", `syntax error: ${message}`, position);
}

/** Error of a query that is Gremlin, but uses a part of it that the emulator does not have. */
export function notEmulated(what: string, position: number): QueryError {
  return new QueryError("not-emulated", `${what} at position ${position} is not emulated here.`, position);
}

/** Error for a name that Gremlin does not have, in the words of the Gremlin server. */
export function unknownProperty(name: string, position: number): QueryError {
  return new QueryError("unknown-name", `No such property: ${excerpt(name)} for class: Script1`, position);
}

/** Error for a method that Gremlin does not have, in the words of the Gremlin server. */
export function unknownMethod(name: string, position: number): QueryError {
  const owner = "org.apache.tinkerpop.gremlin.process.traversal.dsl.graph.DefaultGraphTraversal";
  const message = `No signature of method: ${owner}.${excerpt(name)}() is applicable, at position ${position}.`;
  return new QueryError("unknown-name", message, position);
}

/** Excerpt of a query's text, short enough for a message. */
export function excerpt(text: string): string {
  return text.length > LONGEST_EXCERPT ? `${text.slice(0, LONGEST_EXCERPT)}...` : text;
}
