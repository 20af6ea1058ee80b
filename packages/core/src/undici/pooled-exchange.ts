import type { IncomingHttpHeaders } from "node:http";
import type { Dispatcher } from "undici";
import { PooledBody } from "./pooled-body.ts";
import { PooledResponse } from "./pooled-response.ts";

/** One request to the pool, from waiting for a connection until the last byte of the response. */
export class PooledExchange implements Dispatcher.DispatchHandler {
  readonly #url: string;
  readonly #signal: AbortSignal | undefined;
  readonly #resolve: (response: PooledResponse) => void;
  readonly #reject: (reason: unknown) => void;
  #connection: Dispatcher.DispatchController | undefined;
  #body: PooledBody | undefined;

  constructor(
    url: string,
    signal: AbortSignal | undefined,
    resolve: (response: PooledResponse) => void,
    reject: (reason: unknown) => void,
  ) {
    this.#url = url;
    this.#signal = signal;
    this.#resolve = resolve;
    this.#reject = reject;
    signal?.addEventListener("abort", this.#abort, { once: true });
  }

  onRequestStart(connection: Dispatcher.DispatchController): void {
    this.#connection = connection;
    if (this.#signal?.aborted) this.#abort();
  }

  onResponseStart(connection: Dispatcher.DispatchController, status: number, headers: IncomingHttpHeaders): void {
    if (status < 200) return;
    this.#body = new PooledBody(connection);
    this.#resolve(new PooledResponse(this.#url, status, headers, this.#body));
  }

  onResponseData(_: Dispatcher.DispatchController, chunk: Buffer): void {
    this.#body?.push(chunk);
  }

  onResponseEnd(): void {
    this.#cleanUp();
    this.#body?.end();
  }

  onResponseError(_: Dispatcher.DispatchController, error: Error): void {
    this.#cleanUp();
    if (this.#body) this.#body.fail(error);
    else this.#reject(error);
  }

  // A request that waits for a connection cannot be withdrawn, but its caller hears at once.
  readonly #abort = (): void => {
    const reason = this.#signal?.reason;
    this.#reject(reason);
    this.#connection?.abort(reason instanceof Error ? reason : new Error("The request was aborted"));
  };

  #cleanUp(): void {
    this.#signal?.removeEventListener("abort", this.#abort);
  }
}
