/** Whether a host or an address is this machine's own, reachable from nowhere else. */
export function isLoopback(host: string): boolean {
  return /^((::ffff:)?127(\.\d{1,3}){3}|\[?::1\]?|localhost)$/i.test(host);
}
