export { QueryError, type QueryErrorKind } from "./query-error.ts";
