import type { Dispatcher } from "undici";

/** Text or bytes of a certificate or a key, in PEM form. */
export type Pem = string | Buffer;

/** Options of `createNodeTransport`. */
export interface NodeTransportOptions {
  /** Maximum number of connections to one server. Default: 64. */
  readonly connections?: number | undefined;
  /** Timeout of opening a connection, in milliseconds. Default: 10,000. */
  readonly connectTimeoutMs?: number | undefined;
  /** Time after which an idle connection is closed, in milliseconds, unless the server names another. Default: 4,000. */
  readonly keepAliveMs?: number | undefined;
  /**
   * URL of a proxy, perhaps with user name and password, or `"environment"`: the proxy that `HTTPS_PROXY` or, for
   * `http:`, `HTTP_PROXY` names, but for the hosts in `NO_PROXY`. Default: no proxy.
   */
  readonly proxy?: "environment" | (string & {}) | undefined;
  /** Certificates of authorities to trust, beside those that Node.js trusts. */
  readonly ca?: Pem | readonly Pem[] | undefined;
  /** Certificate of this program, for servers that demand one. */
  readonly cert?: Pem | undefined;
  /** Private key of `cert`. */
  readonly key?: Pem | undefined;
  /**
   * False trusts every certificate: anybody on the way can then read and change all requests, credentials included.
   * Prefer `ca`. Default: true.
   */
  readonly rejectUnauthorized?: boolean | undefined;
  /** Dispatcher of `undici` to send through, in place of all of the above. It is not closed with the transport. */
  readonly dispatcher?: Pick<Dispatcher, "dispatch"> | undefined;
}
