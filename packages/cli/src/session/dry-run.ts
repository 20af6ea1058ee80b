import type { Middleware, MiddlewareRequest } from "@ges-sdk/core";
import type { Result } from "../output/result.ts";

/** Ends a dry run with the request that would have been sent. */
class DryRun extends Error {
  override readonly name = "DryRun";
  readonly request: MiddlewareRequest;

  constructor(request: MiddlewareRequest) {
    super(`${request.method} ${request.url} is not sent in a dry run`);
    this.request = request;
  }
}

/**
 * Shows the request of a dry run in place of sending it. What looks up IDs on the way is sent.
 *
 * @param operation `operationId` of the request to show, though it may only read
 */
export function dryRun(operation: string | undefined): Middleware {
  return async (request, next) => {
    const { method, operationId } = request;
    if (method === "GET" && operationId !== operation) return await next(request);
    throw new DryRun(request);
  };
}

/** Does work, and returns the request that a dry run ended it with as its result. */
export async function dryRunOr(work: () => Promise<Result | undefined>): Promise<Result | undefined> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof DryRun)) throw error;
    return requestResult(error.request);
  }
}

const SECRET = /secret|password|token/i;

/** Returns a request as a result, without the secrets that its body may hold. */
function requestResult({ method, url, headers, body }: MiddlewareRequest): Result {
  const hideSecrets = (name: string, value: unknown) => (SECRET.test(name) ? "***" : value);
  const shown = body === undefined ? undefined : JSON.parse(body, hideSecrets);
  return { data: { method, url, headers, body: shown }, format: "json" };
}
