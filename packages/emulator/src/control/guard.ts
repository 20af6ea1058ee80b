import type { Access } from "../access/access.ts";
import { isLoopback } from "../http/loopback.ts";
import type { EmulatorRequest } from "../http/message.ts";

/** Where the emulator itself is asked, and has its page. */
export const CONTROL_PATH = "/_emulator";

/** Whether a request is to the emulator itself and not to GES. */
export function isControlRequest({ url }: EmulatorRequest): boolean {
  return url.pathname === CONTROL_PATH || url.pathname.startsWith(`${CONTROL_PATH}/`);
}

/**
 * Says why whoever asks may not control the emulator, or nothing. Web pages are kept out, those that reach this machine
 * under a name of their own (DNS rebinding) among them.
 */
export function guardProblem(request: EmulatorRequest, access: Access, listeningHost: string): string | undefined {
  const { peer } = request;
  // Without a socket it is the process itself that asks.
  if (peer === undefined) return undefined;
  if (!isLoopback(peer)) return "Only this machine may control the emulator.";
  const host = request.header("host");
  const name = host === undefined ? undefined : hostnameOf(host);
  if (name === undefined || !(isLoopback(name) || name === listeningHost.toLowerCase())) {
    return "The header Host must name this machine.";
  }
  const origin = request.header("origin");
  if (origin !== undefined && origin !== `http://${host}`) return "Other web pages may not control the emulator.";
  if (!isLoopback(listeningHost) && !access.bringsOwnToken(request)) {
    return "An emulator that listens beyond this machine wants its token in X-Auth-Token here too.";
  }
  return undefined;
}

function hostnameOf(host: string): string | undefined {
  const url = `http://${host}`;
  return URL.canParse(url) ? new URL(url).hostname.replace(/^\[|\]$/g, "") : undefined;
}
