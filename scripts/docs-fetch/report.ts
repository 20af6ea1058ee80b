import type { FetchReport } from "./fetch-pages.ts";

export function asText({ first, changed, operations, pages, failed, unchanged }: FetchReport): string {
  const list = (title: string, lines: string[]) =>
    lines.length > 0 ? [`${title}:`, ...lines.map((line) => `  ${line}`)] : [];
  return [
    ...list("Operations that no description has", operations),
    ...list("Pages that are listed now and no description names", pages),
    ...list("Pages that changed", changed),
    ...list("Pages fetched for the first time", first),
    ...list(
      "Pages that could not be fetched",
      failed.map(({ page, url, reason }) => `${page}: ${reason} (${url})`),
    ),
    `${changed.length} changed, ${first.length} first, ${unchanged} unchanged, ${failed.length} failed, ${operations.length} new operations`,
  ].join("\n");
}
