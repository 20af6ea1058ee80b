const CERTIFICATE =
  /^(CERT_|ERR_TLS_CERT_|DEPTH_ZERO_SELF_SIGNED_CERT|SELF_SIGNED_CERT_IN_CHAIN|UNABLE_TO_(VERIFY|GET_ISSUER)|HOSTNAME_MISMATCH)/;
const BEFORE_SENDING: readonly unknown[] = ["ECONNREFUSED", "ENOTFOUND", "EAI_AGAIN", "UND_ERR_CONNECT_TIMEOUT"];

/** Returns the codes of an error and its causes. */
export function codesOf(error: unknown): string[] {
  if (!(error instanceof Error)) return [];
  const { code } = error as { code?: unknown };
  return [...(typeof code === "string" ? [code] : []), ...codesOf(error.cause)];
}

/** Checks that a certificate failed, which no retry can change. */
export function isCertificateFailure(code: string): boolean {
  return CERTIFICATE.test(code);
}

/** Checks that no connection came about, so that nothing was sent. */
export function isUnreachable(code: string): boolean {
  return BEFORE_SENDING.includes(code);
}
