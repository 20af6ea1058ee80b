import { GesError } from "../errors/ges-error.ts";
import type { Middleware, MiddlewareRequest } from "../options/middleware.ts";
import { asResponse } from "./as-response.ts";
import { checkHeaders } from "./check-headers.ts";
import type { HttpResponse } from "./check-response.ts";
import type { HttpRequest } from "./http-request.ts";

/** Runs middleware around an exchange. */
export async function throughMiddleware(
  middleware: readonly Middleware[],
  request: HttpRequest,
  send: (request: HttpRequest) => Promise<HttpResponse>,
): Promise<HttpResponse> {
  const { operationId, method, url, headers, body } = request;
  let last: HttpResponse | undefined;
  const run = async (index: number, current: MiddlewareRequest): Promise<Response> => {
    const step = middleware[index];
    if (step) return await step(current, (next) => run(index + 1, next));
    last = await send({ ...request, ...current, headers: checkHeaders({}, current.headers) });
    return asResponse(last.response, last.text);
  };
  const response = await run(0, { operationId, method, url, headers, body });
  if (!(response instanceof Response) || response.bodyUsed) {
    throw new GesError("Middleware must return a `Response` whose body has not been read; read a `clone()` of it", {
      operationId,
    });
  }
  const { redact = (text: string) => text } = last ?? {};
  return { attempts: 0, ...last, response, text: await response.text(), operationId, redact };
}
