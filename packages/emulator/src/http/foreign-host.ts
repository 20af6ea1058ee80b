import { hostnameOf, isLoopback } from "./loopback.ts";
import type { EmulatorRequest } from "./message.ts";

/**
 * Returns why a request must not be served by a server that listens on loopback, or nothing. A web page reaches this
 * machine under a name of its own (DNS rebinding); only requests that name this machine are served.
 */
export function foreignHostProblem({ peer, header }: EmulatorRequest): string | undefined {
  // Without a socket the request comes from this process.
  if (peer === undefined) return undefined;
  const host = header("host");
  if (!isLoopback(hostnameOf(host) ?? "")) return `The header Host must name this machine, not ${host}.`;
  const origin = header("origin");
  if (origin !== undefined && !isLoopback(hostnameOf(origin.replace(/^https?:\/\//, "")) ?? "")) {
    return `Only pages of this machine may call the emulator, not those of ${origin}.`;
  }
  return undefined;
}
