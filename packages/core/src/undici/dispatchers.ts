import type { Dispatcher } from "undici";
import { GesConfigError } from "../errors/ges-config-error.ts";
import { environmentProxy } from "../node/environment-proxy.ts";
import { checkDuration } from "../options/check-options.ts";
import type { Undici } from "./load-undici.ts";
import type { NodeTransportOptions } from "./node-transport-options.ts";
import { secureConnections } from "./secure-connections.ts";

const DEFAULT_CONNECTIONS = 64;
const DEFAULT_CONNECT_TIMEOUT_MS = 10_000;
const DEFAULT_KEEP_ALIVE_MS = 4000;

/**
 * Checks the options of a transport and returns what creates the dispatcher of a server.
 *
 * @throws {GesConfigError} when an option is wrong
 */
export function dispatcherFactory(undici: Undici, options: NodeTransportOptions): (origin: string) => Dispatcher {
  const { connections = DEFAULT_CONNECTIONS, proxy } = options;
  if (!(Number.isInteger(connections) && connections > 0)) {
    throw new GesConfigError("connections", "must be a whole number above 0");
  }
  const timeout = checkDuration("connectTimeoutMs", options.connectTimeoutMs ?? DEFAULT_CONNECT_TIMEOUT_MS);
  const keepAliveTimeout = checkDuration("keepAliveMs", options.keepAliveMs ?? DEFAULT_KEEP_ALIVE_MS);
  const fixedProxy = proxy === undefined || proxy === "environment" ? undefined : checkProxy("proxy", proxy);
  const tls = secureConnections(options);
  // A proxy must not receive the certificate of this program.
  const { cert: _, key: __, ...ofProxy } = options;
  const proxyTls = secureConnections(ofProxy);
  // The client's own timeouts are the only ones for responses.
  const shared = { connections, keepAliveTimeout, headersTimeout: 0, bodyTimeout: 0 };

  return (origin) => {
    const uri = proxy === "environment" ? proxyInEnvironment(origin) : fixedProxy;
    if (uri === undefined) return new undici.Pool(origin, { ...shared, connect: { ...tls, timeout } });
    return new undici.ProxyAgent({
      ...shared,
      uri,
      requestTls: { ...tls, timeout },
      proxyTls: { ...proxyTls, timeout },
    });
  };
}

function proxyInEnvironment(origin: string): string | undefined {
  const proxy = environmentProxy(origin);
  return proxy && !proxy.isExcluded ? checkProxy(proxy.variable, proxy.url) : undefined;
}

/** Checks the URL of a proxy. It may hold a password, so no message shows it. */
function checkProxy(parameter: string, url: unknown): string {
  const isUsable = typeof url === "string" && URL.canParse(url) && /^https?:$/.test(new URL(url).protocol);
  if (isUsable) return url;
  throw new GesConfigError(parameter, "must be the URL of a proxy, such as http://proxy.example.com:3128");
}
