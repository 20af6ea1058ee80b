import type { ErrorExplanation } from "./error-explanation.ts";
import { codesOf, isCertificateFailure } from "./network-codes.ts";

const UNREACHABLE =
  "Check region, endpoint and port. A graph's private address responds inside its VPC only: run the program there, or bind a public address to the graph.";

const EXPLANATIONS: readonly (readonly [RegExp, ErrorExplanation])[] = [
  [
    /^CERT_HAS_EXPIRED|^CERT_NOT_YET_VALID/,
    {
      meaning: "The server's certificate has expired or is not yet valid.",
      remedy: "Check this machine's clock; if it is right, have the certificate renewed.",
    },
  ],
  [
    /^ERR_TLS_CERT_ALTNAME_INVALID|^HOSTNAME_MISMATCH/,
    {
      meaning: "The server's certificate is for another name.",
      remedy: "Check the endpoint: use the name or address that the certificate names.",
    },
  ],
  [
    /^ENOTFOUND|^EAI_AGAIN/,
    {
      meaning: "The host name of the endpoint cannot be resolved.",
      remedy: "Check the region or endpoint for a typo, and this machine's DNS and its way to the network.",
    },
  ],
  [/^ECONNREFUSED/, { meaning: "Nothing accepts connections at the endpoint.", remedy: UNREACHABLE }],
  [
    /^UND_ERR_CONNECT_TIMEOUT|^ETIMEDOUT|^EHOSTUNREACH|^ENETUNREACH/,
    { meaning: "The endpoint cannot be reached from this machine.", remedy: UNREACHABLE },
  ],
  [
    /^ECONNRESET|^EPIPE|^UND_ERR_SOCKET/,
    {
      meaning: "The connection broke before the response was complete.",
      remedy: "Call again; look at proxies and firewalls on the way if it keeps breaking.",
    },
  ],
  [
    // undici ends an attempt so only where a proxy opens no tunnel.
    /^UND_ERR_ABORTED|^UND_ERR_PRX_TLS/,
    {
      meaning: "The proxy refused to connect to the endpoint.",
      remedy: "Check the URL of the proxy, its user name and password, and whether it may reach the endpoint.",
    },
  ],
  [
    /^ERR_SSL_|^EPROTO/,
    { meaning: "TLS failed.", remedy: "Check that the endpoint speaks https: at this port, and no proxy changes it." },
  ],
];

const CERTIFICATE: ErrorExplanation = {
  meaning: "No authority that this machine trusts signed the server's certificate.",
  remedy:
    "Trust the certificate or its authority: `createNodeTransport({ ca })` of `@ges-sdk/core/undici`, or the environment variable `NODE_EXTRA_CA_CERTS`.",
};

/** Explains the codes of a failed connection, if there is one that is known. */
export function explainNetworkError(error: unknown): ErrorExplanation | undefined {
  for (const code of codesOf(error)) {
    const [, known] = EXPLANATIONS.find(([pattern]) => pattern.test(code)) ?? [];
    if (known) return known;
    if (isCertificateFailure(code)) return CERTIFICATE;
  }
  return undefined;
}
