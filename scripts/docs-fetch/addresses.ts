/** Pages of the vendor and their addresses. */
import type { DescribedOperation } from "../docs-check/description/schema-view.ts";

export type Language = "en" | "zh";

export const VENDOR = "https://support.huaweicloud.com";

const FOLDERS: Record<Language, string> = { en: "/intl/en-us/api-ges/", zh: "/api-ges/" };

/** Pages that list operations: the overviews of the management plane and of the memory edition. */
export const INDEX_PAGES = ["ges_03_0113", "ges_03_0003"];

export function addressOf(page: string, language: Language, base: string): string {
  return new URL(`${FOLDERS[language]}${encodeURIComponent(page)}.html`, base).href;
}

/** Every page that the descriptions name, once. */
export function pagesOf(operations: DescribedOperation[]): string[] {
  const named = operations.flatMap(({ operation }) => [
    operation["x-ges-page"],
    ...(operation["x-ges-other-pages"] ?? []),
  ]);
  return [...new Set(named)].sort();
}
