import type { PageReport } from "./difference.ts";
import { table } from "./table.ts";

/** The findings as tables for a person, a page after the other. */
export function asText(pages: PageReport[]): string {
  const count = (status: PageReport["status"]) => pages.filter((page) => page.status === status).length;
  const total = `${pages.length} pages: ${count("same")} same, ${count("different")} different, ${count("not-described")} not described, ${count("unreadable")} unreadable`;
  return [...pages.map(pageText), total].join("\n");
}

function pageText(page: PageReport): string {
  const origin = [page.id ?? "no page number", page.date ?? "no date"].join(", ");
  const known = page.known > 0 ? `, ${page.known} known differences` : "";
  const variant = page.variant === undefined ? "" : ` ${page.variant}`;
  const rows = `rows: ${page.rows.read} of ${page.rows.total}`;
  const title = `${page.file}\n  ${page.status}: ${page.operationId ?? "no operation"}${variant} (${origin}), ${rows}${known}\n`;
  if (page.differences.length === 0) return title;
  const differences = page.differences.map(({ rule, where, page: says, spec, confidence, cell }) => [
    rule,
    where,
    says,
    spec,
    confidence,
    cell,
  ]);
  return `${title}${table(["rule", "where", "the page says", "spec says", "confidence", "cell"], differences)}\n`;
}
