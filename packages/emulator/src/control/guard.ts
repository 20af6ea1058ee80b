import { sameAs } from "../access/same-secret.ts";
import { hostnameOf, isLoopback } from "../http/loopback.ts";
import type { EmulatorRequest } from "../http/message.ts";

/** Path of the control API and of the page. */
export const CONTROL_PATH = "/_emulator";

/** True when a request is for the emulator itself and not for GES. */
export function isControlRequest({ url }: EmulatorRequest): boolean {
  return url.pathname === CONTROL_PATH || url.pathname.startsWith(`${CONTROL_PATH}/`);
}

/** What lets a client control the emulator. */
export interface ControlAccess {
  /** Token for the control API, in the header `Authorization: Bearer`. */
  readonly controlToken: string | undefined;
  /** Token of the emulator's user, which is required where there is no other and the emulator listens beyond loopback. */
  readonly userToken: string;
  readonly listeningHost: string;
}

/** Creates the check of requests to the control API: it returns why one is refused, or `undefined`. */
export function controlGuard(access: ControlAccess): (request: EmulatorRequest) => string | undefined {
  const { controlToken, userToken, listeningHost } = access;
  const isOpen = !isLoopback(listeningHost);
  const isUserToken = sameAs(userToken);
  const isControlToken = controlToken === undefined ? undefined : sameAs(controlToken);
  return (request) => {
    // Without a socket the request comes from the process itself.
    if (request.peer === undefined || isHealthRequest(request)) return undefined;
    if (isControlToken) {
      // The page itself has no secret; it asks for the token.
      if (isPageRequest(request)) return undefined;
      const token = /^Bearer (.+)$/i.exec(request.header("authorization") ?? "")?.[1] ?? "";
      return isControlToken(token) ? undefined : "The control token must be in the header Authorization: Bearer TOKEN.";
    }
    const problem = strangerProblem(request, request.peer, listeningHost);
    if (problem !== undefined || !isOpen || isUserToken(request.header("x-auth-token") ?? "")) return problem;
    return "An emulator that listens beyond this machine wants its token in X-Auth-Token here too.";
  };
}

/** True when a request is for the page. */
export function isPageRequest({ method, url: { pathname } }: EmulatorRequest): boolean {
  return method === "GET" && (pathname === CONTROL_PATH || pathname === `${CONTROL_PATH}/`);
}

/** The engine of a container asks for the health, and has no token. */
function isHealthRequest({ method, url }: EmulatorRequest): boolean {
  return method === "GET" && url.pathname === `${CONTROL_PATH}/health`;
}

/**
 * Reason why a client without a token is none of this machine. Web pages are kept out, including those that reach this
 * machine under a name of their own (DNS rebinding).
 */
function strangerProblem(request: EmulatorRequest, peer: string, listeningHost: string): string | undefined {
  if (!isLoopback(peer)) {
    return "Only this machine may control the emulator, unless it is started with a control token (--control-token).";
  }
  const host = request.header("host");
  const name = hostnameOf(host);
  if (name === undefined || !(isLoopback(name) || name === listeningHost.toLowerCase())) {
    return "The header Host must name this machine.";
  }
  const origin = request.header("origin");
  const isOwnPage = origin === undefined || origin === `http://${host}` || origin === `https://${host}`;
  return isOwnPage ? undefined : "Other web pages may not control the emulator.";
}
