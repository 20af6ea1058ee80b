import { createHash, createHmac, timingSafeEqual } from "node:crypto";
import type { EmulatorRequest } from "../http/message.ts";

export const ALGORITHM = "SDK-HMAC-SHA256";
const LONGEST_SKEW_MS = 15 * 60_000;

/** The key pair of a user. */
export interface KeyPair {
  /** Access key (AK), which a signed request names. */
  readonly accessKey: string;
  /** Secret key (SK), which signs and never travels. */
  readonly secretKey: string;
}

/** Parts of the header `Authorization` of a signed request. */
export interface Signed {
  readonly accessKey: string;
  readonly signedHeaders: string;
  readonly signature: string;
}

/** Reads the header `Authorization`; nothing when it is no signature. */
export function readAuthorization(header: string): Signed | undefined {
  const parts = /^SDK-HMAC-SHA256 Access=(\S+), SignedHeaders=([\w;-]+), Signature=([0-9a-f]{64})$/.exec(header);
  if (!parts) return undefined;
  const [, accessKey = "", signedHeaders = "", signature = ""] = parts;
  return { accessKey, signedHeaders, signature };
}

/**
 * Problem with the signature of a request, or `undefined`. Written from the description of the algorithm, and
 * not from the client's code, so that one witnesses the other.
 */
export function signatureProblem(
  request: EmulatorRequest,
  { signedHeaders, signature }: Signed,
  secretKey: string,
  now: number,
): string | undefined {
  const date = request.header("x-sdk-date") ?? "";
  if (!(Math.abs(now - timeOf(date)) <= LONGEST_SKEW_MS)) return "the signature is expired or its date is missing";
  if (!signedHeaders.split(";").includes("x-sdk-date")) return "x-sdk-date is not signed";

  const digest = createHash("sha256").update(canonicalRequest(request, signedHeaders)).digest("hex");
  const expected = createHmac("sha256", secretKey).update(`${ALGORITHM}\n${date}\n${digest}`).digest();
  return timingSafeEqual(expected, Buffer.from(signature, "hex")) ? undefined : "verify aksk signature fail";
}

/** The text of a request that is signed. */
export function canonicalRequest(request: EmulatorRequest, signedHeaders: string): string {
  const { method, url, body } = request;
  const segments = url.pathname.replace(/\/?$/, "/").split("/");
  const pairs = Array.from(url.searchParams, ([name, value]) => [encode(name), encode(value)]);
  const headers = signedHeaders.split(";").map((name) => {
    const value = request.header(name) ?? (name === "host" ? url.host : "");
    return `${name}:${value.trim()}\n`;
  });
  const bytes = body === "too large" ? "" : body;
  return [
    method,
    segments.map((segment) => encode(decode(segment))).join("/"),
    pairs
      .sort()
      .map((pair) => pair.join("="))
      .join("&"),
    headers.join(""),
    signedHeaders,
    request.header("x-sdk-content-sha256") ?? createHash("sha256").update(bytes).digest("hex"),
  ].join("\n");
}

function encode(text: string): string {
  return encodeURIComponent(text).replace(/[!'()*]/g, (mark) => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`);
}

function decode(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}

/** Reads `20260102T030405Z`. */
function timeOf(date: string): number {
  return Date.parse(date.replace(/^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/, "$1-$2-$3T$4:$5:$6Z"));
}
