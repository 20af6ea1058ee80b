import type { IncomingHttpHeaders } from "node:http";
import type { PooledBody } from "./pooled-body.ts";
import { PooledHeaders } from "./pooled-headers.ts";

/** A response from the pool, with the members of a `Response`. Whatever costs something is created on first use. */
export class PooledResponse {
  readonly url: string;
  readonly status: number;
  readonly statusText = "";
  readonly type = "basic";
  readonly redirected = false;
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

  get bodyUsed(): boolean {
    return this.#body.used;
  }

  async text(): Promise<string> {
    const text = (await this.#body.all()).toString();
    // As `Response` does: the byte order mark is no part of the text.
    return text.startsWith("\uFEFF") ? text.slice(1) : text;
  }

  async json(): Promise<unknown> {
    return JSON.parse(await this.text());
  }

  async arrayBuffer(): Promise<ArrayBuffer> {
    return new Uint8Array(await this.#body.all()).buffer;
  }

  async blob(): Promise<Blob> {
    return new Blob([await this.arrayBuffer()], { type: this.headers.get("content-type") ?? "" });
  }
}
