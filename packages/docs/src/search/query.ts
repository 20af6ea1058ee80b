/** Words that questions are made of, in both languages. Hardly a page holds them all, and none is about them. */
const QUESTION_WORDS = new Set(
  "a an and are can could do does for from get how i if in into is it me my of on one our please should the there this to via want was way we what when where which why will with you your".split(
    " ",
  ),
);
const CHINESE_QUESTION =
  /请问|如何|怎么样|怎样|怎么|为什么|什么是|是什么|可以|能否|吗|呢|一个|我的|我要|我想|[？?。，,！!]/g;

/** Reduces a question to its meaningful words. A search without any stays as it is. */
export function searchTerm(question: string): string {
  const words = question.replace(CHINESE_QUESTION, " ").split(/\s+/).filter(Boolean);
  const telling = words.filter((word) => !QUESTION_WORDS.has(word.toLowerCase()));
  return (telling.length > 0 ? telling : words).join(" ");
}

/** Ranking options of Pagefind: long pages, which describe many fields, rank no lower for it. */
export const RANKING = { pageLength: 0.15, termFrequency: 0.6, termSaturation: 1.6, termSimilarity: 9 };

/** Number of Pagefind's results that are ranked again by their names. */
export const WEIGHED = 24;
