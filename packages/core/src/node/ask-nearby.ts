import { readText } from "../http/read-text.ts";
import { withDeadline } from "../http/with-deadline.ts";

const TIMEOUT_MS = 3000;
const MAX_RESPONSE_BYTES = 64 * 1024;

/** Asks a service of this machine or its host: soon answered or not there, small answers, no redirects. */
export function askNearby(url: string, init: RequestInit): Promise<{ status: number; text: string }> {
  const timeout = () => new Error(`no answer within ${TIMEOUT_MS} ms`);
  return withDeadline(TIMEOUT_MS, timeout, undefined, async (signal) => {
    const response = await fetch(url, { ...init, redirect: "manual", signal });
    return { status: response.status, text: await readText(response, MAX_RESPONSE_BYTES) };
  });
}
