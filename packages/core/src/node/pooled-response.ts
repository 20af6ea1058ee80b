import { Readable } from "node:stream";
import type { Dispatcher } from "undici";

type RawHeaders = Dispatcher.ResponseData["headers"];
type RawBody = Dispatcher.ResponseData["body"];

/** An answer from the pool with what a `Response` has. Whatever costs something is made when it is asked for. */
export class PooledResponse {
  readonly url: string;
  readonly status: number;
  readonly type = "basic";
  readonly redirected = false;
  readonly #rawHeaders: RawHeaders;
  readonly #rawBody: RawBody;
  #headers: Headers | undefined;

  constructor(url: string, status: number, headers: RawHeaders, body: RawBody) {
    this.url = url;
    this.status = status;
    this.#rawHeaders = headers;
    this.#rawBody = body;
  }

  get ok(): boolean {
    return this.status >= 200 && this.status < 300;
  }

  get statusText(): string {
    return "";
  }

  get headers(): Headers {
    this.#headers ??= new Headers(
      Object.entries(this.#rawHeaders).flatMap(([name, value]) =>
        (Array.isArray(value) ? value : [value ?? ""]).map((one): [string, string] => [name, one]),
      ),
    );
    return this.#headers;
  }

  get body(): ReadableStream<Uint8Array> {
    return Readable.toWeb(this.#rawBody) as ReadableStream<Uint8Array>;
  }

  get bodyUsed(): boolean {
    return this.#rawBody.bodyUsed;
  }

  text(): Promise<string> {
    return this.#rawBody.text();
  }

  json(): Promise<unknown> {
    return this.#rawBody.json();
  }

  arrayBuffer(): Promise<ArrayBuffer> {
    return this.#rawBody.arrayBuffer();
  }

  blob(): Promise<Blob> {
    return this.#rawBody.blob() as Promise<Blob>;
  }
}
