import { searchTerm } from "./query.ts";

/** Search result of Pagefind, with the page's own metadata from `data-pagefind-meta`. */
export interface Found {
  url: string;
  excerpt: string;
  meta: {
    title?: string;
    /** Other names of what the page is about, with `|` between. */
    names?: string;
    section?: string;
    /** Factor for how likely the page is meant, among others that fit as well. */
    weight?: string;
  };
  /** Headings of the page under which words of the question stand. */
  sub_results?: { title: string; url: string; excerpt: string }[];
}

/**
 * Orders what was found by how well the names of a page fit the question. Pagefind alone knows how often words occur,
 * and so takes a page that is full of jobs for the one about cancelling them.
 */
export function rank(question: string, found: readonly { score: number; page: Found }[]): Found[] {
  const wanted = tokensOf(searchTerm(question));
  // The root tames how often words occur: a long guide is not meant more than the operation that it is about.
  return found
    .map(({ score, page }) => ({
      page,
      score: Math.sqrt(score) * (1 + 6 * fit(wanted, page) ** 2) * Number(page.meta.weight ?? 1),
    }))
    .sort((one, other) => other.score - one.score)
    .map(({ page }) => ({ ...page, ...meantPart(wanted, page) }));
}

/** The part of a page whose heading is what was asked for, such as a function among those of its package. */
function meantPart(
  wanted: ReadonlySet<string>,
  { meta, sub_results = [] }: Found,
): Partial<Pick<Found, "url" | "excerpt">> {
  const part = sub_results.find(({ title }) => {
    const tokens = tokensOf(title);
    return title !== meta.title && tokens.size === wanted.size && [...wanted].every((token) => tokens.has(token));
  });
  return part ? { url: part.url, excerpt: part.excerpt } : {};
}

/** Score of the page's best matching name, from 0 to 1 (Dice's coefficient). */
function fit(wanted: ReadonlySet<string>, { meta }: Found): number {
  const names = [meta.title ?? "", ...(meta.names ?? "").split("|")];
  return Math.max(
    ...names.map((name) => {
      const tokens = tokensOf(searchTerm(name));
      const shared = [...wanted].filter((token) => tokens.has(token)).length;
      return wanted.size + tokens.size === 0 ? 0 : (2 * shared) / (wanted.size + tokens.size);
    }),
  );
}

/** Words without their plural, the parts of names such as `stopGraph`, and pairs of Chinese characters. */
function tokensOf(text: string): Set<string> {
  const words = text
    .replace(/([a-z])([A-Z])/g, "$1 $2")
    .toLowerCase()
    .match(/[a-z0-9_.]*[a-z0-9_]|\p{Script=Han}+/gu);
  return new Set(
    (words ?? []).flatMap((word) => {
      if (!/\p{Script=Han}/u.test(word)) return [word.length > 3 ? word.replace(/s$/, "") : word];
      const characters = [...word];
      return characters.length === 1
        ? characters
        : characters.slice(1).map((next, index) => `${characters[index]}${next}`);
    }),
  );
}
