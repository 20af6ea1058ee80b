import { fileURLToPath } from "node:url";
import type { Language } from "../../src/model/languages.ts";
import { DIST } from "../../src/model/places.ts";
import { RANKING, searchTerm, WEIGHED } from "../../src/search/query.ts";
import { type Found, rank } from "../../src/search/rank.ts";
import { startSite } from "./built-site.ts";

interface Pagefind {
  init(): Promise<void>;
  options(options: object): Promise<void>;
  search(term: string): Promise<{ results: { score: number; data(): Promise<Found> }[] }>;
  destroy(): Promise<void>;
}

/** Searches the built site as its pages do: Pagefind runs in Node.js too, given the few things it takes from a browser. */
export async function openSearch(language: Language) {
  const site = await startSite();
  const fetchFromDisk = globalThis.fetch;
  const html = { getAttribute: () => (language === "zh" ? "zh-CN" : "en") };
  Object.assign(globalThis, {
    document: { querySelector: () => html, currentScript: null },
    window: { location: new URL(site.url) },
    location: new URL(site.url),
    fetch: (address: string, options?: RequestInit) =>
      fetchFromDisk(String(address).replace(/^.*\/pagefind\//, `${site.url}/pagefind/`), options),
  });
  const pagefind = (await import(`${new URL("pagefind/pagefind.js", DIST)}?${language}`)) as Pagefind;
  await pagefind.options({ ranking: RANKING, noWorker: true });
  await pagefind.init();
  return {
    /** The addresses of the first pages that are found. */
    async ask(question: string, count = 3): Promise<string[]> {
      const { results } = await pagefind.search(searchTerm(question));
      const weighed = await Promise.all(
        results.slice(0, WEIGHED).map(async (result) => ({ score: result.score, page: await result.data() })),
      );
      const found = rank(question, weighed).slice(0, count);
      return found.map(({ url }) => url.replace(/^.*?\/dist\//, "/").replace(fileURLToPath(DIST), "/"));
    },
    async [Symbol.asyncDispose]() {
      await pagefind.destroy();
      globalThis.fetch = fetchFromDisk;
      await site[Symbol.asyncDispose]();
    },
  };
}
