import { readText } from "../http/read-text.ts";
import { withDeadline } from "../http/with-deadline.ts";

const TIMEOUT_MS = 3000;
const MAX_RESPONSE_BYTES = 64 * 1024;

/** Sends a request to a service of this machine or its host: short timeout, small responses, no redirects. */
export function localRequest(url: string, init: RequestInit): Promise<{ status: number; text: string }> {
  const timeout = () => new Error(`no response within ${TIMEOUT_MS} ms`);
  return withDeadline(TIMEOUT_MS, timeout, undefined, async (signal) => {
    const response = await fetch(url, { ...init, redirect: "manual", signal });
    return { status: response.status, text: await readText(response, MAX_RESPONSE_BYTES) };
  });
}
