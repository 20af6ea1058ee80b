/** The guides, in the order in which a reader needs them. */
export const GUIDES = [
  "start",
  "concepts",
  "stop-at-night",
  "back-up-and-restore",
  "load-and-query",
  "algorithms",
  "wait",
  "errors-and-retries",
  "credentials",
  "proxies-and-certificates",
  "exact-integers",
  "test-with-the-emulator",
  "v1-or-v2",
  "from-the-vendors-client",
  "bundles-and-browsers",
  "tracing",
] as const;
