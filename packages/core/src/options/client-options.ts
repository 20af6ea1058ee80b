import type { Credentials } from "../credentials/credentials.ts";
import type { RetryOptions } from "../http/retry-delay.ts";
import type { Hooks } from "./hooks.ts";

/** What every client takes. */
export interface ClientOptions {
  /**
   * ID of the project that all calls are about. A call may name another one. The project of `region` unless given: IAM is
   * asked for it before the first call.
   */
  readonly projectId?: string | undefined;
  /** Region of the cloud, for example `cn-north-4`. Any name of that shape is taken: new regions appear. */
  readonly region?: string | undefined;
  /** URL of IAM, which knows the project of a region. That of `region` unless given. */
  readonly iamEndpoint?: string | undefined;
  /** Proves who is calling, for example `tokenCredentials(token)`. */
  readonly credentials: Credentials;
  /**
   * Replaces the transport: any function with the signature of `fetch`, the emulator's for example.
   * The global `fetch`, as it is at the time of a call, unless given.
   */
  readonly fetch?: typeof globalThis.fetch | undefined;
  /**
   * Permits `http:` beyond this machine. Credentials and data then travel in the clear.
   * False unless given; loopback addresses are always permitted.
   */
  readonly allowInsecureHttp?: boolean | undefined;
  /** Longest time for a call with all its attempts, in milliseconds, 120,000 unless given. */
  readonly timeoutMs?: number | undefined;
  /** Longest time for one attempt, in milliseconds, 60,000 unless given. */
  readonly attemptTimeoutMs?: number | undefined;
  /** Longest answer that is read, in bytes, 67,108,864 (64 MiB) unless given. */
  readonly maxResponseBytes?: number | undefined;
  /** When and how often a failed attempt is repeated. */
  readonly retry?: RetryOptions | undefined;
  /** Functions that are told what the client does. */
  readonly hooks?: Hooks | undefined;
}

/** What a client of the management plane takes: a region, or an endpoint. */
export interface ManagementClientOptions extends ClientOptions {
  /** URL of the management plane. Goes before `region`. */
  readonly endpoint?: string | undefined;
}

/** What a client of the service plane takes: where the graph answers, and its name. */
export interface ServiceClientOptions extends ClientOptions {
  /** URL of the graph: its private or public address, as `showGraph` tells, with `https://` before it. */
  readonly endpoint: string;
  /** Name of the graph that all calls are about. A call may name another one. */
  readonly graphName: string;
}
