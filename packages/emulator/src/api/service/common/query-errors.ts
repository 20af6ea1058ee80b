import { QueryError, type QueryErrorKind } from "@ges-sdk/graph-engine/errors";
import { badRequest, notEmulated, ServiceError } from "../../../errors/service-error.ts";

type Rule = readonly [code: string, sentence: string];

const GREMLIN_FAILED: Rule = ["GES.8503", "Gremlin query failed: "];
const GREMLIN_UNSUPPORTED: Rule = ["GES.8501", "The Gremlin command is not supported: "];

/** The code and the sentence that each API has for a query that is refused, by the kind of its error. */
const RULES = {
  gremlin: {
    default: GREMLIN_FAILED,
    "unknown-name": ["GES.8503", "org.apache.tinkerpop.gremlin.driver.exception.ResponseException: "],
    unsupported: GREMLIN_UNSUPPORTED,
    "too-long": ["GES.8506", "The size of the Gremlin query request statements exceeds the upper limit. "],
  },
  cypher: { default: ["GES.8005", "Cypher statement failed: "], syntax: ["GES.8902", ""] },
  vertexFilters: { default: ["GES.8202", ""] },
  edgeFilters: { default: ["GES.8101", ""] },
  filteredQuery: { default: ["GES.8806", ""] },
  algorithm: { default: ["GES.8301", ""] },
  transaction: { default: ["GES.8000", "The transaction was rolled back: "] },
} as const satisfies Record<string, { default: Rule } & { readonly [kind in QueryErrorKind]?: Rule }>;

/** APIs that take queries. */
export type QueryApi = keyof typeof RULES;

/** The error that the service has for a query error; any other error as it is. */
function serviceErrorOf(api: QueryApi, error: unknown): unknown {
  return error instanceof QueryError ? inTermsOf(api, error) : error;
}

/** The error that an API of the service has for a query error. */
export function inTermsOf(api: QueryApi, { kind, message }: QueryError): ServiceError {
  if (kind === "not-emulated") return notEmulated(message);
  if (kind === "read-only") return new ServiceError(403, "GES.8020", `Insufficient permission. ${message}`);
  const rules: { default: Rule } & { readonly [kind in QueryErrorKind]?: Rule } = RULES[api];
  const [code, sentence] = rules[kind] ?? rules.default;
  return badRequest(code, sentence + message);
}

/** Runs a part of an operation that reads a query, and throws its errors as those of an API of the service. */
export function readQuery<Result>(api: QueryApi, read: () => Result): Result {
  try {
    return read();
  } catch (error) {
    throw serviceErrorOf(api, error);
  }
}

/** Runs a query, and throws its errors as those of an API of the service. */
export async function runQuery<Result>(api: QueryApi, run: () => Promise<Result>): Promise<Result> {
  try {
    return await run();
  } catch (error) {
    throw serviceErrorOf(api, error);
  }
}
