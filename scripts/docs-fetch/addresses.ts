/** Pages of the vendor and their addresses. */
import type { DescribedOperation } from "../docs-check/description/schema-view.ts";

export type Language = "en" | "zh";

export const VENDOR = "https://support.huaweicloud.com";

const FOLDERS: Record<Language, string> = { en: "/intl/en-us/api-ges/", zh: "/api-ges/" };

/** Pages that list operations: the overviews of the management plane and of the memory edition. */
export const INDEX_PAGES = ["ges_03_0113", "ges_03_0003"];

/** Pages of the reference that are about no operation: how to call, authentication, limits, status codes. */
export const GUIDES = ["0004", "0005", "0007", "0072", "0111", "0112", "0121", "0130", "0139", "0199"].map(
  (number) => `ges_03_${number}`,
);

export function addressOf(page: string, language: Language, base: string): string {
  return new URL(`${FOLDERS[language]}${encodeURIComponent(page)}.html`, base).href;
}

/** Every page that the descriptions name, once. */
export function pagesOf(operations: DescribedOperation[]): string[] {
  const named = operations.flatMap(({ operation }) => [
    operation["x-ges-page"],
    ...(operation["x-ges-other-pages"] ?? []),
    ...Object.values(operation["x-ges-variant-pages"] ?? {}).flat(),
  ]);
  return [...new Set(named)].sort();
}
