/** A request as middleware sees it: before the credentials are added. */
export interface MiddlewareRequest {
  /** Operation that was called, if the description knows it. */
  readonly operationId: string | undefined;
  readonly method: string;
  /** Absolute URL. Credentials go to the client's own origin only, whatever middleware makes of it. */
  readonly url: string;
  /** Headers, names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | undefined;
}

/**
 * Changes requests and responses of a client, or responds by itself. It runs once for a call, around all of its
 * attempts, within the call's timeout. The first of a list is the outermost.
 *
 * @example
 * ```ts
 * import type { Middleware } from "@ges-sdk/core";
 *
 * const inChinese: Middleware = (request, next) =>
 *   next({ ...request, headers: { ...request.headers, "x-language": "zh-cn" } });
 * ```
 *
 * @param next sends the request, retries included, and resolves to the response whatever its status
 */
export type Middleware = (
  request: MiddlewareRequest,
  next: (request: MiddlewareRequest) => Promise<Response>,
) => Promise<Response>;
