import type { RequestToAuthenticate } from "../options/credentials.ts";
import type { Hashing } from "./hashing.ts";

/**
 * Name of the vendor's request signing.
 *
 * @see https://support.huaweicloud.com/intl/en-us/devg-apisign/api-sign-algorithm.html
 */
const ALGORITHM = "SDK-HMAC-SHA256";
const SHA256_OF_NOTHING = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";

// A proxy or a runtime may change any other header on the way, which would break the signature.
const SIGNED = [
  "content-type",
  "x-domain-id",
  "x-project-id",
  "x-sdk-content-sha256",
  "x-sdk-date",
  "x-security-token",
];

/** Returns the `Authorization` header of a request whose headers have `x-sdk-date`. */
export async function authorization(
  request: RequestToAuthenticate,
  accessKey: string,
  sign: ReturnType<Hashing["signer"]>,
  sha256: Hashing["sha256"],
): Promise<string> {
  const { method, headers, body } = request;
  const url = new URL(request.url);
  const signed: Record<string, string> = { host: url.host };
  for (const name of SIGNED) {
    const value = headers[name];
    // Runtimes write the boundary of a multipart body themselves.
    if (value === undefined || (name === "content-type" && /^\s*multipart\//i.test(value))) continue;
    signed[name] = value.trim();
  }
  const names = Object.keys(signed).sort();
  const signedHeaders = names.join(";");
  const canonicalRequest = [
    method.toUpperCase(),
    canonicalPath(url.pathname),
    canonicalQuery(url.searchParams),
    ...names.map((name) => `${name}:${signed[name]}`),
    "",
    signedHeaders,
    headers["x-sdk-content-sha256"] ?? (body ? await sha256(body) : SHA256_OF_NOTHING),
  ].join("\n");
  const stringToSign = `${ALGORITHM}\n${headers["x-sdk-date"]}\n${await sha256(canonicalRequest)}`;
  return `${ALGORITHM} Access=${accessKey}, SignedHeaders=${signedHeaders}, Signature=${await sign(stringToSign)}`;
}

/** Encodes each segment once and adds the final slash that the URL itself need not have. */
function canonicalPath(pathname: string): string {
  const path = pathname
    .split("/")
    .map((segment) => encode(decode(segment)))
    .join("/");
  return path.endsWith("/") ? path : `${path}/`;
}

/** Decodes a segment. A percent sign that begins no escape stands for itself. */
function decode(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}

function canonicalQuery(parameters: URLSearchParams): string {
  const pairs = Array.from(parameters, ([name, value]) => [encode(name), encode(value)] as const);
  return pairs
    .sort(([a, x], [b, y]) => compare(a, b) || compare(x, y))
    .map(([name, value]) => `${name}=${value}`)
    .join("&");
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** Encodes as RFC 3986 does, which leaves fewer characters bare than JavaScript. */
function encode(text: string): string {
  return encodeURIComponent(text).replace(
    /[!'()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}
