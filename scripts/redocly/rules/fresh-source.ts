import type { Context, Operation } from "../../openapi.ts";

/** The last year whose pages alone are no proof of what the service does today. */
const STALE_YEAR = 2021;

/** Lists operations that no source with a later date confirms. */
export function freshSource() {
  return {
    Operation(operation: Operation, { report, location }: Context) {
      const dates = (operation["x-ges-source"] ?? []).flatMap(({ date }) => date ?? []);
      if (dates.some((date) => Number(date.slice(0, 4)) > STALE_YEAR)) return;
      const newest = dates.toSorted().at(-1) ?? "undated";
      report({
        message: `\`${operation.operationId}\` has no source that is dated after ${STALE_YEAR} (newest: ${newest}).`,
        location: location.child(["x-ges-source"]),
      });
    },
  };
}
