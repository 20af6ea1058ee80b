import type { FoundCredentials } from "./credentials.ts";
import { isLoopback } from "./loopback.ts";
import type { Settings } from "./settings.ts";

/** What is known about credentials, without their secret. */
export interface Identity {
  readonly credentials: FoundCredentials["kind"];
  readonly source: string;
  readonly accessKey?: string;
  /** Time at which a token expires, as IAM knows it. */
  readonly expires?: string;
}

const TIMEOUT_MS = 10_000;

/** Finds out what credentials say about themselves. */
export async function identityOf(
  settings: Settings,
  { credentials, kind, source }: FoundCredentials,
  signal: AbortSignal,
): Promise<Identity> {
  const url = await iamUrl(settings);
  const request = { method: "GET", url, headers: {}, projectId: settings.projectId?.value, body: undefined, signal };
  const headers = await credentials.authenticate(request);
  const accessKey = /Access=([^,]+)/.exec(headers["authorization"] ?? "")?.[1];
  const token = headers["x-auth-token"];
  const expires = token === undefined ? undefined : await expiryOf(url, token, signal);
  return { credentials: kind, source, ...(accessKey && { accessKey }), ...(expires && { expires }) };
}

/** Returns the address where IAM, which issued it, tells about a token. An emulator is its own IAM. */
async function iamUrl({ region, endpoint }: Settings): Promise<string> {
  const { iamEndpoint } = await import("@ges-sdk/core");
  const own = endpoint && isLoopback(endpoint.value) ? endpoint.value : undefined;
  return `${iamEndpoint({ region: region?.value, iamEndpoint: own })}/v3/auth/tokens`;
}

async function expiryOf(url: string, token: string, signal: AbortSignal): Promise<string | undefined> {
  try {
    const response = await fetch(url, {
      headers: { "x-auth-token": token, "x-subject-token": token },
      redirect: "error",
      signal: AbortSignal.any([signal, AbortSignal.timeout(TIMEOUT_MS)]),
    });
    const body: unknown = response.ok ? await response.json() : undefined;
    return textAt(body, "token", "expires_at");
  } catch {
    // A token is as good as before where IAM cannot be asked.
    return undefined;
  }
}

function textAt(value: unknown, ...path: string[]): string | undefined {
  const found = path.reduce<unknown>(
    (at, name) => (typeof at === "object" && at !== null ? Reflect.get(at, name) : undefined),
    value,
  );
  return typeof found === "string" ? found : undefined;
}
