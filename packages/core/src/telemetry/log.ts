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
    onRequest(...seen) {
      log((to) => to.onRequest?.(...seen));
      return hooks.onRequest?.(...seen);
    },
    onResponse(...seen) {
      log((to) => to.onResponse?.(...seen));
      return hooks.onResponse?.(...seen);
    },
    onRetry(...seen) {
      log((to) => to.onRetry?.(...seen));
      return hooks.onRetry?.(...seen);
    },
    onWait(...seen) {
      log((to) => to.onWait?.(...seen));
      return hooks.onWait?.(...seen);
    },
    onLoginPause(...seen) {
      log((to) => to.onLoginPause?.(...seen));
      return hooks.onLoginPause?.(...seen);
    },
  };
}
