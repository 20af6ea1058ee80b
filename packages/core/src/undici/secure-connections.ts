import { X509Certificate } from "node:crypto";
import * as tls from "node:tls";
import { GesConfigError } from "../errors/ges-config-error.ts";
import type { NodeTransportOptions, Pem } from "./node-transport-options.ts";

/** TLS options of connections, to a server or to a proxy. */
export interface SecureConnections {
  readonly secureContext?: tls.SecureContext;
  readonly rejectUnauthorized?: boolean;
}

/**
 * Creates the TLS options of a transport. What is the same for all connections is read once.
 *
 * @throws {GesConfigError} when a certificate or a key cannot be read; the message shows none of it
 */
export function secureConnections({ ca, cert, key, rejectUnauthorized }: NodeTransportOptions): SecureConnections {
  if ((cert === undefined) !== (key === undefined)) {
    throw new GesConfigError(
      cert === undefined ? "cert" : "key",
      "is required, for certificate and key belong together",
    );
  }
  const given = [ca ?? []].flat();
  if (!given.every(isCertificate)) throw new GesConfigError("ca", "must be one or more certificates in PEM form");
  return {
    ...((cert !== undefined || given.length > 0) && {
      secureContext: contextOf({
        ...(given.length > 0 && { ca: [...trusted(), ...given] }),
        ...(cert !== undefined && { cert, key }),
      }),
    }),
    ...(rejectUnauthorized !== undefined && { rejectUnauthorized }),
  };
}

/** Node.js itself ignores what it cannot read. */
function isCertificate(pem: Pem): boolean {
  try {
    return new X509Certificate(pem).publicKey !== undefined;
  } catch {
    return false;
  }
}

/** Returns what Node.js trusts by itself, as `ca` would take the place of it; `NODE_EXTRA_CA_CERTS` included where possible. */
function trusted(): readonly string[] {
  const { getCACertificates }: Partial<typeof tls> = tls;
  // Node.js has it from 22.15 on.
  return getCACertificates?.("default") ?? tls.rootCertificates;
}

function contextOf(options: Parameters<typeof tls.createSecureContext>[0]): tls.SecureContext {
  try {
    return tls.createSecureContext(options);
  } catch (error) {
    const { code = "not in PEM form" } = error instanceof Error ? { code: Reflect.get(error, "code") } : {};
    const parameter = options?.cert === undefined ? "ca" : "cert";
    throw new GesConfigError(parameter, `a certificate or key cannot be used (${code})`);
  }
}
