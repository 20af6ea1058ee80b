import type { IncomingHttpHeaders } from "node:http";
import type { TransportResponse } from "../options/transport.ts";
import type { PooledBody } from "./pooled-body.ts";
import { PooledHeaders } from "./pooled-headers.ts";

/** A response from the pool. Whatever costs something is created on first use. */
export class PooledResponse implements TransportResponse {
  readonly url: string;
  readonly status: number;
  readonly type = "basic";
  readonly headers: PooledHeaders;
  readonly #body: PooledBody;
  #stream: ReadableStream<Uint8Array> | undefined;

  constructor(url: string, status: number, headers: IncomingHttpHeaders, body: PooledBody) {
    this.url = url;
    this.status = status;
    this.headers = new PooledHeaders(headers);
    this.#body = body;
  }

  get ok(): boolean {
    return this.status >= 200 && this.status < 300;
  }

  get body(): ReadableStream<Uint8Array> {
    this.#stream ??= this.#body.stream();
    return this.#stream;
  }

  async text(): Promise<string> {
    const text = (await this.#body.all()).toString();
    // As `Response` does: the byte order mark is no part of the text.
    return text.startsWith("\uFEFF") ? text.slice(1) : text;
  }
}
