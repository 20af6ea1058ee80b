import type { Context, Operation } from "../../openapi.ts";

const DATE = /^\d{4}-\d{2}(-\d{2})?$/;

/** An operation names its sources: first its own page, then others, each with its date and what it shows. */
export function operationSource() {
  return {
    Operation(operation: Operation, { report, location }: Context) {
      const sources = operation["x-ges-source"] ?? [];
      const at = location.child(["x-ges-source"]);
      const pages = sources.flatMap((source) => ("page" in source ? source.page : []));
      const expected = [operation["x-ges-page"], ...(operation["x-ges-other-pages"] ?? [])];
      if (pages.join() !== expected.join()) {
        report({ message: `\`x-ges-source\` lists the pages ${expected.join(", ")}, in this order.`, location: at });
      }
      for (const source of sources) {
        if (source.date !== undefined && !DATE.test(source.date)) {
          report({ message: `\`${source.date}\` is no date such as 2025-12-25 or 2026-03.`, location: at });
        }
        if ("page" in source && !(source.shows?.length > 0)) {
          report({
            message: `\`${source.page}\` shows a table, an example or both: \`shows: [table, example]\`.`,
            location: at,
          });
        }
      }
    },
  };
}
