/** What the words of a cell state clearly: a default, limits, the values of a set. What is not clear is left alone. */
import type { Limits } from "../compare/schema-view.ts";

const NUMBER = String.raw`(?:-?\d+(?:,\d{3})+(?!\d)|-?\d+(?:\.\d+)?(?:e-?\d+)?)`;
const SAYS_NOTHING =
  /^(the|an?|empty|null|none|blank|not|no|used|that|this|set|left|same|all|it|if|when|空|无|也|由|是|为)$/i;

export function defaultIn(text: string, column: string): string | undefined {
  const cell = column.trim();
  if (cell !== "" && !/^(-|\/|none|null|n\/a|无|空|不涉及|not (involved|applicable))[.。]?$/i.test(cell))
    return value(cell.replace(/[.。]$/, ""));
  const [, found] =
    new RegExp(
      String.raw`\bdefault(?:s to|ed to| value(?: is|:| =)| is|:| =)\s*(${NUMBER}(?!\w)|"[^"\n]*"|'[^'\n]*'|[^\s,;)，。；]+)`,
      "i",
    ).exec(text) ??
    /(?:默认|缺省)(?:值)?(?:为|是|:)\s*("[^"\n]*"|[\w.+-]+)/.exec(text) ??
    [];
  return found === undefined ? undefined : value(found.replace(/[.。)]+$/, ""));
}

function value(text: string): string | undefined {
  const bare = text.replace(/^["']|["']$/g, "").trim();
  if (SAYS_NOTHING.test(bare) || bare === "") return undefined;
  return new RegExp(`^(?:${NUMBER})$`, "i").test(bare) ? String(number(bare)) : bare;
}

function number(text: string): number {
  return Number(text.replaceAll(",", ""));
}

/** Limits of the value; of its length, where the cell speaks of characters. */
export function limitsIn(text: string, column: string): Limits {
  const prose = `${column.trim() === "-" ? "" : column} ${text}`.replace(/\s+/g, " ");
  const limits: Limits = {};
  const chars = String.raw`\s*(?:characters?|chars?|letters?|个?字符|位(?:字符)?)`;
  const length = match(prose, [
    String.raw`(${NUMBER})\s*(?:to|-|–|~|到|至)\s*(${NUMBER})${chars}`,
    String.raw`长度(?:范围)?(?:为|是|:)?\s*[[(]?(${NUMBER})\s*[-~,到至]\s*(${NUMBER})`,
  ]);
  const longest = match(prose, [
    String.raw`(?:up to|at most|no more than|maximum (?:length )?(?:of |is )?|exceed|最多|不超过|最大长度(?:为|是)?|最长)\s*(${NUMBER})${chars}?`,
  ]);
  const aboutLength = new RegExp(`${NUMBER}${chars}|最大长度|最长|maximum length`, "i").test(prose);
  const range =
    match(prose, [
      String.raw`(?:ranges? from|between|range(?: is|:)?(?: from)?|range of)\s*[[(]?(${NUMBER})\s*(?:to|and|-|–|~|,)\s*(${NUMBER})`,
      String.raw`(?:取值)?范围(?:为|是|:|在)*\s*[[(]?(${NUMBER})\s*(?:-|~|,|到|至)\s*(${NUMBER})`,
    ]) ?? match(column, [String.raw`^\s*[[(]?(${NUMBER})\s*(?:to|-|–|~|,|到|至)\s*(${NUMBER})[\])]?\s*[.。]?$`]);
  const greatest = match(prose, [
    String.raw`(?:maximum(?: value| number)?(?: is|:| of|)|(?:cannot|can not|must not|should not) (?:exceed|be (?:greater|larger|more) than)|no (?:more|greater) than|at most|up to)\s*(${NUMBER})`,
    String.raw`(?:最大(?:值|数)?(?:为|是|:)?|不(?:能|可)?(?:超过|大于)|最多|上限(?:为|是)?)\s*(${NUMBER})`,
  ]);
  const least = match(prose, [
    String.raw`(?:minimum(?: value)?(?: is|:| of|)|(?:cannot|must not) be (?:less|smaller) than|no less than|at least)\s*(${NUMBER})`,
    String.raw`(?:最小(?:值)?(?:为|是|:)?|不(?:能|可)?小于|至少)\s*(${NUMBER})`,
  ]);
  if (aboutLength) {
    if (length) [limits.minLength, limits.maxLength] = [number(length[0] as string), number(length[1] as string)];
    else if (longest) limits.maxLength = number(longest[0] as string);
    return limits;
  }
  if (range) [limits.minimum, limits.maximum] = [number(range[0] as string), number(range[1] as string)];
  if (greatest) limits.maximum = number(greatest[0] as string);
  if (least) limits.minimum = number(least[0] as string);
  return limits;
}

function match(text: string, patterns: string[]): string[] | undefined {
  for (const pattern of patterns) {
    const found = new RegExp(pattern, "i").exec(text);
    if (found) return found.slice(1);
  }
  return undefined;
}

const TOKEN = String.raw`"[\w.-]+"|'[\w.-]+'|[A-Za-z_][\w.-]*|\d+`;
const LIST_START = new RegExp(
  String.raw`(?:values? (?:can|may|must|could) (?:only )?be(?: one of)?|values? (?:are|is)|(?:options|valid values|possible values|available values|value options|enum(?:erat\w+)?(?: values?)?)(?: are| include| is)?|can be set to|取值(?:为|是|包括|有)?|可选(?:值|的值)?(?:为|是|有|包括)?|枚举值(?:为|是)?|支持)\s*:?\s*((?:${TOKEN})(?:\s*(?:,|、|/|;|or|and|或者?|和|及)+\s*(?:or |and |或)?(?:${TOKEN}))*)(?![\w])`,
  "i",
);

/** The values of a set, from a sentence that lists them or from a list with one value an item. */
export function valuesIn(text: string): string[] {
  const items = [...text.matchAll(/^[•\-*]\s*"?([\w.-]+)"?\s*(?::|\(|$)/gm)].map(([, item]) => item as string);
  if (items.length > 1) return [...new Set(items)];
  // "The default value is X" is no list.
  const [, list] = LIST_START.exec(text.replace(/default value|默认值/gi, "default")) ?? [];
  const values = [...(list ?? "").matchAll(new RegExp(TOKEN, "g"))].map(([token]) => token.replace(/["']|\.$/g, ""));
  return [
    ...new Set(
      values.filter((token) => !/^(or|and|the|one|of|as|follows|a|an|default|blank|empty|null)$/i.test(token)),
    ),
  ];
}

/** The one value that a cell prescribes. */
export function constantIn(text: string): string | undefined {
  const [, value] =
    /(?:set (?:this parameter |the value |it )?to|must be|enumerat\w+ values?(?: is|:)?|fixed (?:value|at|to|as)|always|value(?: is|:)|固定(?:值)?为?|枚举值为?|取值为|值为|设置为|为固定值)\s*:?\s*(?:the )?(?:fixed (?:to |at |as )?|enumerat\w+ )?(?:value )?["']?([\w-]+)/i.exec(
      text,
    ) ?? [];
  return value === undefined || SAYS_NOTHING.test(value) ? undefined : value;
}
