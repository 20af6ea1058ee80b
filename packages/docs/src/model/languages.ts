/** The languages of the site. The Chinese pages stand under `/zh/`. */
export const LANGUAGES = ["en", "zh"] as const;

export type Language = (typeof LANGUAGES)[number];

/** Path of a page in a language: `/v2/stop-graph/` or `/zh/v2/stop-graph/`. */
export function localPath(language: Language, path: string): string {
  return language === "zh" ? `/zh${path}` : path;
}

/** The language of a page, from its path. */
export function languageOf(path: string): Language {
  return /^\/zh(\/|$)/.test(path) ? "zh" : "en";
}
