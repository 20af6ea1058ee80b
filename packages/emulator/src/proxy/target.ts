import type { SigningKeys } from "../access/sign-request.ts";
import { hostnameOf, isLoopback } from "../http/loopback.ts";

/** A service that requests are passed on to. */
export interface Target {
  /** Its origin. */
  readonly url: URL;
  readonly projectId: string;
  readonly keys: SigningKeys;
}

/** Variables that the vendor's own SDKs read. Flags would show the secrets in the list of processes. */
const VARIABLES = {
  accessKey: "HUAWEICLOUD_SDK_AK",
  secretKey: "HUAWEICLOUD_SDK_SK",
  projectId: "HUAWEICLOUD_SDK_PROJECT_ID",
} as const;
const SECURITY_TOKEN = "HUAWEICLOUD_SDK_SECURITY_TOKEN";

/**
 * The target at a URL, with its credentials from the environment.
 *
 * @throws {TypeError} when the URL is none that credentials may be sent to, or a variable is missing
 */
export function targetAt(text: string, environment: Readonly<Record<string, string | undefined>>): Target {
  const url = URL.parse(text);
  if (!url || !/^https?:$/.test(url.protocol) || url.pathname !== "/" || url.search !== "") {
    throw new TypeError(`target: must be an address such as https://ges.cn-north-4.myhuaweicloud.com, not ${text}`);
  }
  if (url.protocol === "http:" && !isLoopback(hostnameOf(url.host) ?? "")) {
    throw new TypeError("target: must begin with https:// for credentials are sent there");
  }
  const variable = (name: keyof typeof VARIABLES) => {
    const value = environment[VARIABLES[name]];
    if (!value) throw new TypeError(`target: needs its credentials in the environment: ${VARIABLES[name]} is not set`);
    return value;
  };
  const securityToken = environment[SECURITY_TOKEN] || undefined;
  const keys = { accessKey: variable("accessKey"), secretKey: variable("secretKey"), securityToken };
  return { url, projectId: variable("projectId"), keys };
}
