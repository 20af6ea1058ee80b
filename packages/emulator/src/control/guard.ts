import type { Access } from "../access/access.ts";
import { hostnameOf, isLoopback } from "../http/loopback.ts";
import type { EmulatorRequest } from "../http/message.ts";

/** Path of the control API and of the page. */
export const CONTROL_PATH = "/_emulator";

/** True when a request is for the emulator itself and not for GES. */
export function isControlRequest({ url }: EmulatorRequest): boolean {
  return url.pathname === CONTROL_PATH || url.pathname.startsWith(`${CONTROL_PATH}/`);
}

/**
 * Reason why a client may not control the emulator, or `undefined`. Web pages are kept out, including those that reach
 * this machine under a name of their own (DNS rebinding).
 */
export function guardProblem(request: EmulatorRequest, access: Access, listeningHost: string): string | undefined {
  const { peer } = request;
  // Without a socket the request comes from the process itself.
  if (peer === undefined) return undefined;
  if (!isLoopback(peer)) return "Only this machine may control the emulator.";
  const host = request.header("host");
  const name = hostnameOf(host);
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
