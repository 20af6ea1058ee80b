import type { Credentials } from "./credentials.ts";
import type { Hooks } from "./hooks.ts";
import type { Integers } from "./integers.ts";
import type { Middleware } from "./middleware.ts";
import type { RetryOptions } from "./retry-options.ts";
import type { Transport } from "./transport.ts";

/** A program that uses the client, for the `User-Agent` header. */
export interface AppInfo {
  /** Name of the program: letters, digits and `.+-_`. */
  readonly name: string;
  /** Version of the program. */
  readonly version?: string | undefined;
}

/** Options of every client. */
export interface ClientOptions {
  /**
   * ID of the project that calls concern. A call may name another one. Default: the project of `region`, which is
   * looked up in IAM before the first call.
   */
  readonly projectId?: string | undefined;
  /**
   * Region, for example `cn-north-4`. Any name of this shape is accepted: new regions appear. Default: the environment
   * variable `GES_REGION`, or else `HUAWEICLOUD_SDK_REGION`.
   */
  readonly region?: string | undefined;
  /** URL of IAM, which knows the project of a region. Default: IAM of `region`. */
  readonly iamEndpoint?: string | undefined;
  /** Credentials that authenticate each request, for example `tokenCredentials(token)`. */
  readonly credentials: Credentials;
  /**
   * Transport: any function with the signature of `fetch`, for example the emulator's, or `createNodeTransport()` of
   * `@ges-sdk/core/undici`.
   * Default: the global `fetch` at the time of a call.
   */
  readonly fetch?: Transport | undefined;
  /**
   * Allows `http:` beyond this machine. Credentials and data then travel unencrypted.
   * Default: false; loopback addresses are always allowed.
   */
  readonly allowInsecureHttp?: boolean | undefined;
  /** Timeout of a call with all its attempts, in milliseconds. Default: 120,000. */
  readonly timeoutMs?: number | undefined;
  /** Timeout of one attempt, in milliseconds. Default: 60,000. */
  readonly attemptTimeoutMs?: number | undefined;
  /** Longest response body to read, in bytes. Default: 67,108,864 (64 MiB). */
  readonly maxResponseBytes?: number | undefined;
  /** Retries of failed attempts. */
  readonly retry?: RetryOptions | undefined;
  /** Headers of every request. Those of a call win over them, and those of the credentials over both. */
  readonly headers?: Readonly<Record<string, string>> | undefined;
  /** Functions that change requests and responses. The first is the outermost. */
  readonly middleware?: readonly Middleware[] | undefined;
  /**
   * Form of integers. `"bigint"`: fields of 64 bits are `bigint`, and so are integers of properties that a number may not
   * hold exactly. Default, `"number"`: the latter arrive as decimal strings.
   */
  readonly integers?: Integers | undefined;
  /** Program that uses the client, for the `User-Agent` header. Browsers keep their own header. */
  readonly appInfo?: AppInfo | undefined;
  /** Functions that observe attempts, retries and polls. `GES_LOG=info` and `GES_LOG=debug` log them on the console. */
  readonly hooks?: Hooks | undefined;
}

/** Options of a management client: a region or an endpoint. */
export interface ManagementClientOptions extends ClientOptions {
  /**
   * URL of the management plane. Takes precedence over `region`. Default, unless a region is given: the environment
   * variable `GES_ENDPOINT`.
   */
  readonly endpoint?: string | undefined;
}

/** Options of a service client: the address and the name of a graph. */
export interface ServiceClientOptions extends ClientOptions {
  /** URL of the graph: `https://` and its private or public address, as `showGraph` returns it. */
  readonly endpoint: string;
  /** Name of the graph that calls concern. A call may name another one. */
  readonly graphName: string;
}
