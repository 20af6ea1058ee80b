/** The values of a set, from a sentence that lists them or from a list with one value an item. */
const VALUE = /^[\w.+-]+( [\w-]+){0,2}$|^[=!<>&|~^]{1,3}$/;
const EXPLAINED =
  /^["']?(.+?)["']?\s*(?:[:(,;]|(?<=\w)\s*=|\s-\s|\b(?:indicates?|means?|represents?|stands? for|refers? to)\b|表示|代表|指)/;

const NO_VALUE = /^(the|an?|empty|null|blank|this|that|it|if|when|as follows|n\/a|空|不涉及)$/i;

/** Announces a list in clear words; what follows is taken for one. */
const CLEAR = [
  `values? (?:can|may|must|could|should)(?: only)? be(?: one of)?(?: the following)?`,
  `values? (?:are|is|include)(?: one of)?`,
  String.raw`(?:options|(?:valid|possible|available|supported|allowed|optional) (?:values|options)|value options|enum\w*(?: values?)?)(?: are| include| is)?(?: as follows)?`,
  `can be set to`,
  `values?(?= ?:)`,
  `value range(?= ?:)`,
  `取值(?:范围)?(?:如下|可以?)?(?:为|是|包括|有)?`,
  `可选(?:值|项|的值)?(?:为|是|有|包括)?`,
  `枚举(?:值|类型)?(?:为|是|有|包括)?`,
  `有效值(?:为|是|有|包括)?`,
].map(followed);
/** May announce a list, and much else: counts when a known value is in it. */
const VAGUE = [
  "can be",
  "must be",
  "is either",
  "either",
  "one of",
  "set to",
  "is",
  "supports?",
  "支持",
  "包括",
  "分为",
  "(?:可以|可|只能)?(?:为|是)",
].map(followed);
const SEPARATOR = /\s*(?:,|，|、|;|；|\s\/\s|(?<=\w)\/(?=\w)|\bor\b|\band\b|或者?|以及|和|及)\s*/;

/** The words and what stands behind them in their line or sentence. */
function followed(words: string): RegExp {
  const english = /^[(]?[?:]*[a-z]/i.test(words);
  const [before, after] = english ? ["\\b", "(?![a-z])"] : ["", ""];
  return new RegExp(`${before}(?:${words})${after}\\s*:?\\s*([^\\n。；]+)`, "gi");
}

export interface ListedValues {
  values: string[];
  /** True when the words around leave no doubt that these are the values. */
  clear: boolean;
}

/** `range` is the text of a column or part that holds nothing but the values. */
export function valuesIn(text: string, range: string, known: readonly string[]): ListedValues {
  const prose = text.replace(/default value|默认(取)?值/gi, "default");
  const announced = CLEAR.some((words) => prose.search(words) !== -1);
  const candidates: ListedValues[] = [
    { values: itemsIn(range, true), clear: true },
    { values: listIn(range), clear: true },
    { values: itemsIn(prose, false), clear: announced },
    ...CLEAR.flatMap((words) => sentences(prose, words).map((values) => ({ values, clear: true }))),
    ...VAGUE.flatMap((words) => sentences(prose, words).map((values) => ({ values, clear: false }))),
  ];
  const worth = ({ values, clear }: ListedValues) => {
    const matching = values.filter((value) => known.includes(value)).length;
    return values.length < 2 && matching < Math.min(known.length, 2)
      ? 0
      : 2 * matching + (clear && values.length > 1 ? 1 : 0);
  };
  const best = candidates.reduce((one, other) => (worth(other) > worth(one) ? other : one), {
    values: [],
    clear: false,
  });
  return worth(best) === 0 ? { values: [], clear: false } : best;
}

/** One value for each line: in a list, or in lines that all explain theirs. */
function itemsIn(text: string, alone: boolean): string[] {
  const lines = text.split("\n");
  const bullets = lines.filter((line) => /^[•●\-*]/.test(line));
  const explained = lines.filter((line) => /^["']?[\w.+-]+["']?\s*(:|表示|代表|indicates?\b|means?\b)/.test(line));
  const chosen = bullets.length > 1 ? bullets : alone ? lines : explained;
  const values = chosen.flatMap((line) => itemIn(line.replace(/^[•●\-*]\s*/, "")) ?? []);
  return values.length > 1 && values.length >= chosen.length / 2 ? unique(values) : [];
}

function itemIn(line: string): string | undefined {
  if (/^[=!<>&|]{1,3}(?=\s*:)/.test(line)) return line.slice(0, line.search(/\s*:/));
  const text = (EXPLAINED.exec(line)?.[1] ?? line).replace(/^["']|["']$|[.。;；,]$/g, "").trim();
  return VALUE.test(text) && !NO_VALUE.test(text) ? text : undefined;
}

/** Lists that follow the words. */
function sentences(text: string, words: RegExp): string[][] {
  return [...text.matchAll(words)].map(([, rest = ""]) => listIn(rest.replace(/\.(\s.*)?$/s, "")));
}

function listIn(text: string): string[] {
  const values: string[] = [];
  for (const part of text
    .trim()
    .replace(/\([^()]*\)/g, "")
    // The vendor forgets a comma now and then: "has""hasNot".
    .replace(/(?<=\w)""(?=\w)/g, '","')
    .replace(/[.。]$/, "")
    .split(SEPARATOR)) {
    if (part === "") continue;
    const value = itemIn(part.trim());
    if (value === undefined || /^(the|which|where|it|default|as follows)\b/i.test(value)) break;
    values.push(value);
  }
  return unique(values);
}

function unique(values: string[]): string[] {
  return [...new Set(values)];
}
