/** True when a host or an address is loopback, reachable from this machine only. */
export function isLoopback(host: string): boolean {
  return /^((::ffff:)?127(\.\d{1,3}){3}|\[?::1\]?|localhost)$/i.test(host);
}

/** Returns the name in a header Host, without its port and brackets, or nothing if it is more or less than a host. */
export function hostnameOf(host = ""): string | undefined {
  // A URL would take what stands before the sign for a user, and what follows it for a path.
  if (/[@/\\?#\s]/.test(host)) return undefined;
  return URL.parse(`http://${host}`)?.hostname.replace(/^\[|\]$/g, "");
}
