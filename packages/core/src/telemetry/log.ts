import { environmentVariable } from "../options/environment.ts";
import type { Hooks } from "../options/hooks.ts";

/** Adds a log on the console to the hooks of a client, where `GES_LOG` wants one. */
export function withLog(hooks: Hooks): Hooks {
  const level = environmentVariable("GES_LOG");
  if (level === undefined) return hooks;
  // Loaded with the client. A log that cannot be loaded is no reason to fail.
  const loading = import("./console-log.ts").then(({ consoleLog }) => consoleLog(level));
  loading.catch(() => {});
  const log = (write: (log: Hooks) => void) => void loading.then(write).catch(() => {});
  return {
    onRequest(...observed) {
      log((to) => to.onRequest?.(...observed));
      return hooks.onRequest?.(...observed);
    },
    onResponse(...observed) {
      log((to) => to.onResponse?.(...observed));
      return hooks.onResponse?.(...observed);
    },
    onRetry(...observed) {
      log((to) => to.onRetry?.(...observed));
      return hooks.onRetry?.(...observed);
    },
    onWait(...observed) {
      log((to) => to.onWait?.(...observed));
      return hooks.onWait?.(...observed);
    },
    onLoginPause(...observed) {
      log((to) => to.onLoginPause?.(...observed));
      return hooks.onLoginPause?.(...observed);
    },
  };
}
