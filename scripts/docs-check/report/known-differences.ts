import { readFile } from "node:fs/promises";
import { parse } from "yaml";
import type { Difference } from "./difference.ts";

/** A difference that a person has looked at and decided to live with. */
export interface KnownDifference {
  page: string;
  rule: string;
  where: string;
  /** Statement of the page when it was judged; when it changes, the difference is reported again. */
  says?: string;
  reason: string;
}

export async function readKnownDifferences(file: URL | string): Promise<KnownDifference[]> {
  const entries = (parse(await readFile(file, "utf8")) ?? []) as KnownDifference[];
  for (const entry of entries) {
    const missing = (["page", "rule", "where", "reason"] as const).find((key) => !entry[key]);
    if (missing) throw new Error(`a known difference has no ${missing}: ${JSON.stringify(entry)}`);
  }
  return entries;
}

export function isKnown(difference: Difference, known: KnownDifference[]): boolean {
  return known.some(
    ({ page, rule, where, says }) =>
      page === difference.pageId &&
      rule === difference.rule &&
      where === difference.where &&
      (says === undefined || says === difference.page),
  );
}
