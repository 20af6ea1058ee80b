/**
 * Reasons why a query is refused.
 *
 * - `syntax`: it cannot be parsed.
 * - `unknown-name`: it uses a name that the language does not have.
 * - `invalid`: it can be parsed, but not carried out on this graph.
 * - `unsupported`: the service does not support it either.
 * - `not-emulated`: the service may support it; this engine does not.
 * - `too-long`: its text is longer than a query may be.
 * - `limit`: it exceeds a limit of the query budget.
 * - `read-only`: it changes the graph, and its sender may only read.
 */
export type QueryErrorKind =
  | "syntax"
  | "unknown-name"
  | "invalid"
  | "unsupported"
  | "not-emulated"
  | "too-long"
  | "limit"
  | "read-only";

/** Error in a query: one that is wrong, or that this engine does not carry out. */
export class QueryError extends Error {
  readonly kind: QueryErrorKind;
  /** Offset in the text of the query, where one place is to blame. */
  readonly position: number | undefined;

  constructor(kind: QueryErrorKind, message: string, position?: number) {
    super(message);
    this.kind = kind;
    this.position = position;
  }
}
