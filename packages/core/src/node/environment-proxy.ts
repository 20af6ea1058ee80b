type Environment = Readonly<Record<string, string | undefined>>;

/** A proxy that the environment names. */
export interface EnvironmentProxy {
  /** Variable that names it. */
  readonly variable: string;
  /** URL of the proxy. May hold a password. */
  readonly url: string;
  /** True when `NO_PROXY` excludes the host from it. */
  readonly isExcluded: boolean;
}

/** Returns the proxy that the environment names for a URL: `HTTPS_PROXY` or `HTTP_PROXY`, and `NO_PROXY`. */
export function environmentProxy(url: string, environment: Environment = process.env): EnvironmentProxy | undefined {
  const { protocol, hostname, port } = new URL(url);
  // A web server gives its scripts the header `Proxy` as `HTTP_PROXY`, so lower case comes first, as in curl.
  const names = protocol === "https:" ? ["https_proxy", "HTTPS_PROXY"] : ["http_proxy", "HTTP_PROXY"];
  const variable = names.find((name) => environment[name]);
  if (variable === undefined) return undefined;
  const address = environment[variable] ?? "";
  const excluded = environment["no_proxy"] ?? environment["NO_PROXY"] ?? "";
  return {
    variable,
    url: /^\w+:\/\//.test(address) ? address : `http://${address}`,
    isExcluded: excludes(excluded, hostname, port || (protocol === "https:" ? "443" : "80")),
  };
}

/** Checks a host against `NO_PROXY`: names with all below them, addresses, `*`, each perhaps with a port. */
function excludes(list: string, hostname: string, port: string): boolean {
  return list
    .toLowerCase()
    .split(/[\s,]+/)
    .filter(Boolean)
    .some((entry) => {
      if (entry === "*") return true;
      const [, name = "", only] = /^\*?\.?(.+?)(?::(\d+))?$/.exec(entry) ?? [];
      if (only !== undefined && only !== port) return false;
      return hostname === name || hostname.endsWith(`.${name}`);
    });
}
