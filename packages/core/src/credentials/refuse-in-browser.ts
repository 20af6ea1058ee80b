import { GesConfigError } from "../errors/ges-config-error.ts";

/** Rejects a long-lived secret in a page or its workers. */
export function refuseInBrowser(allowBrowser: boolean | undefined): void {
  // Servers have some of these too: Cloudflare the first of a worker's, Deno the first of a page's.
  const { window, document, WorkerGlobalScope, importScripts } = globalThis as Record<string, unknown>;
  if (!allowBrowser && ((window && document) || (WorkerGlobalScope && importScripts))) {
    throw new GesConfigError(
      "allowBrowser",
      "must be true in a browser, where every visitor of the page can read the secret",
    );
  }
}
