/** A request as a transport receives it. */
export interface TransportRequest {
  readonly method: string;
  /** Headers, credentials included; names in lower case. */
  readonly headers: Record<string, string>;
  readonly body?: string;
  /** Redirects must not be followed: they would carry the credentials along. */
  readonly redirect: "manual";
  readonly signal: AbortSignal;
}

/** Headers of a response, as far as the client reads them. */
export interface TransportHeaders {
  get(name: string): string | null;
  has(name: string): boolean;
  forEach(visit: (value: string, name: string) => void): void;
}

/** A response as a transport returns it: the members of a `Response` that the client uses. */
export interface TransportResponse {
  readonly status: number;
  readonly ok: boolean;
  readonly url: string;
  readonly type: string;
  readonly headers: TransportHeaders;
  readonly body: {
    getReader(): {
      read(): Promise<{ done: boolean; value?: Uint8Array | undefined }>;
      cancel(reason?: unknown): Promise<void>;
    };
    cancel(reason?: unknown): Promise<void>;
  } | null;
  text(): Promise<string>;
}

/**
 * Sends requests. The global `fetch`, that of `undici`, the emulator's and `createNodeTransport()` of
 * `@ges-sdk/core/undici` are transports.
 *
 * @param url absolute URL
 */
export type Transport = (url: string, request: TransportRequest) => Promise<TransportResponse>;
