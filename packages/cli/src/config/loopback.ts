const LOOPBACK = /^https?:\/\/(localhost|127\.\d+\.\d+\.\d+|\[::1\])(:|\/|$)/;

/** True for an address of this machine, where an emulator listens. */
export function isLoopback(url: string): boolean {
  return LOOPBACK.test(url);
}
