import { signatureHeaders } from "../access/sign-request.ts";
import { messageOf } from "../errors/message-of.ts";
import { ServiceError } from "../errors/service-error.ts";
import { type EmulatorRequest, MAX_BODY_BYTES } from "../http/message.ts";
import type { Target } from "./target.ts";

/** Response of the target. */
export interface TargetResponse {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly text: string;
}

const PASSED_ON = ["accept", "content-type", "user-agent", "x-language"];

/** Headers of the connection to the target, and those that no longer hold once its body has been read. */
const NOT_PASSED_BACK = new Set([
  "connection",
  "content-encoding",
  "content-length",
  "keep-alive",
  "set-cookie",
  "transfer-encoding",
]);

const TIMEOUT_MS = 120_000;

/**
 * Sends a request to the target, signed with its credentials. None of the caller's are sent.
 *
 * @param localProjectId project that the caller addresses, in whose place the target's is put
 * @throws {ServiceError} with status 502 when the target does not respond
 */
export async function forward(
  request: EmulatorRequest,
  target: Target,
  localProjectId: string,
  fetch: typeof globalThis.fetch,
): Promise<TargetResponse> {
  const { method, body, signal } = request;
  if (body === "too large") {
    throw new ServiceError(413, "EMULATOR.413", `The body is longer than ${MAX_BODY_BYTES} bytes.`);
  }
  const url = new URL(target.url);
  url.pathname = request.url.pathname.replace(`/${localProjectId}`, `/${target.projectId}`);
  url.search = request.url.search;
  const headers: Record<string, string> = {
    ...signatureHeaders({ method, url, body }, target.keys, target.projectId, Date.now()),
  };
  for (const name of PASSED_ON) {
    const value = request.header(name);
    if (value !== undefined) headers[name] = value;
  }
  try {
    const response = await fetch(url, {
      method,
      headers,
      // What a redirection leads to is not the target, and must not see the credentials.
      redirect: "manual",
      signal: AbortSignal.any([signal, AbortSignal.timeout(TIMEOUT_MS)]),
      ...(body.byteLength > 0 && { body: Buffer.from(body) }),
    });
    const passedBack = [...response.headers].filter(([name]) => !NOT_PASSED_BACK.has(name));
    return { status: response.status, headers: Object.fromEntries(passedBack), text: await response.text() };
  } catch (error) {
    const { cause } = error instanceof Error ? error : {};
    const reason = cause === undefined ? messageOf(error) : messageOf(cause);
    throw new ServiceError(502, "EMULATOR.502", `The target ${target.url.origin} did not respond: ${reason}.`);
  }
}
