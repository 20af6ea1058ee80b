import { GesConfigError } from "../errors/ges-config-error.ts";
import type { ManagementClientOptions } from "./client-options.ts";
import { environmentVariable } from "./environment.ts";

const LOOPBACK = /^(localhost|.+\.localhost|127(\.\d{1,3}){3}|\[::1\])$/;

/** Checks that requests to a host do not leave this machine. */
export function isLoopback(hostname: string): boolean {
  return LOOPBACK.test(hostname);
}

/** Checks the base of a client's URLs and returns it without a trailing slash. */
export function checkEndpoint(name: string, endpoint: unknown, allowInsecureHttp: boolean | undefined): string {
  if (typeof endpoint !== "string" || !URL.canParse(endpoint)) {
    throw new GesConfigError(name, `must be a URL such as https://192.168.0.4, not ${JSON.stringify(endpoint)}`);
  }
  const { protocol, hostname, username, password, search, hash, origin, pathname } = new URL(endpoint);
  if (protocol !== "https:" && protocol !== "http:") {
    throw new GesConfigError(name, `must begin with https:// or http://, not ${protocol}`);
  }
  if (username || password) throw new GesConfigError(name, "must not hold a user name or a password");
  if (search || hash) throw new GesConfigError(name, "must not have a query or a fragment");
  if (protocol === "http:" && !allowInsecureHttp && !isLoopback(hostname)) {
    throw new GesConfigError(
      name,
      `would send credentials over plain http: to ${hostname}. Use https:${name === "endpoint" ? ", or set `allowInsecureHttp` if the network is yours alone" : ""}`,
    );
  }
  return origin + pathname.replace(/\/+$/, "");
}

/** Returns the URL of the management plane: the given endpoint, or that of the region. */
export function managementEndpoint({ endpoint, region: given }: ManagementClientOptions): string {
  if (endpoint !== undefined) return endpoint;
  const ofEnvironment = given === undefined ? environmentVariable("GES_ENDPOINT") : undefined;
  if (ofEnvironment !== undefined) return ofEnvironment;
  const region = regionOf(given);
  if (region === undefined) throw new GesConfigError("region", "is required unless `endpoint` is given");
  return serviceEndpoint("ges", region);
}

/** Returns a region, or else that of the environment. */
export function regionOf(region: string | undefined): string | undefined {
  return region === undefined ? environmentVariable("GES_REGION", "HUAWEICLOUD_SDK_REGION") : region;
}

/** Returns the URL of a service of the vendor in a region. Any region of the right shape is accepted: new ones appear. */
export function serviceEndpoint(service: string, region: unknown): string {
  if (typeof region !== "string" || !/^[a-z]+(-[a-z]+)+-\d+$/.test(region)) {
    throw new GesConfigError("region", `must be a name such as cn-north-4, not ${JSON.stringify(region)}`);
  }
  // The vendor's own SDKs read this variable, which may list several.
  const name = `HUAWEICLOUD_SDK_REGION_${service}_${region.replaceAll("-", "_")}`.toUpperCase();
  const [replacement] = environmentVariable(name)?.split(",") ?? [];
  if (replacement !== undefined) return replacement.trim();
  const topLevelDomain = region === "eu-west-101" ? "eu" : "com";
  return `https://${service}.${region}.myhuaweicloud.${topLevelDomain}`;
}
