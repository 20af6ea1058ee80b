/** The limits that a cell states: of the value, or of its length where the cell speaks of characters. */
import { NUMBER, number } from "./number.ts";

export interface Limits {
  minimum?: number;
  maximum?: number;
  minLength?: number;
  maxLength?: number;
  /** Of an array. No cell states them apart from a maximum. */
  minItems?: number;
  maxItems?: number;
}

const TO = String.raw`\s*(?:to|and|-|–|—|~|,|到|至)\s*`;
const PAIR = `[[(]?(${NUMBER})${TO}(${NUMBER})`;
const CHARACTERS = String.raw`\s*(?:characters?|chars?|letters?|bytes|个?字符|位(?:字符)?)`;

const LENGTHS = patterns([
  String.raw`${PAIR}[\])]?${CHARACTERS}`,
  String.raw`(?:\blength\b[^.]{0,40}?|长度[^。]{0,12}?)${PAIR}`,
]);
const LONGEST = patterns([
  String.raw`(?:up to|at most|no more than|(?:a )?maximum (?:length )?(?:of |is )?|exceed)\s*(${NUMBER})${CHARACTERS}`,
  `maximum length[^.]{0,20}?(${NUMBER})`,
  String.raw`长度[^。\d]{0,12}?(?:不(?:能|可)?(?:超过|大于)|最[大多长]|上限)[^。\d]{0,4}(${NUMBER})`,
  String.raw`(?:最多|不超过|不能超过|最大长度(?:为|是)?|最长(?:为)?)\s*(${NUMBER})${CHARACTERS}`,
  String.raw`(?:最大长度|最长)(?:为|是|:)?\s*(${NUMBER})`,
]);
const RANGES = patterns([
  String.raw`(?:ranges? from|ranging from|between|range(?: is|:)?(?: from)?|range of|in the range)\s*${PAIR}`,
  String.raw`(?:取值)?范围(?:为|是|:|在)*\s*${PAIR}`,
  String.raw`(?:取值|介于|在)(?:为|是|:)*\s*${PAIR}\s*之间`,
]);
const GREATEST = patterns([
  String.raw`(?:maximum(?: value| number)?(?: is|:| of|)|(?:cannot|can not|must not|should not) (?:exceed|be (?:greater|larger|more) than)|(?:no|not) (?:more|greater|larger) than|less than or equal to|at most|up to|<=|≤)\s*(${NUMBER})`,
  String.raw`(?:最大(?:值|数)?(?:为|是|:)?|不(?:能|可)?(?:超过|大于)|小于等于|最多|上限(?:为|是)?)\s*(${NUMBER})`,
]);
const LEAST = patterns([
  String.raw`(?:minimum(?: value)?(?: is|:| of|)|(?:cannot|must not) be (?:less|smaller) than|(?:no|not) (?:less|smaller) than|greater than or equal to|at least|>=|≥)\s*(${NUMBER})`,
  String.raw`(?:最小(?:值)?(?:为|是|:)?|不(?:能|可)?小于|大于等于|至少)\s*(${NUMBER})`,
]);
/** A cell of a column of ranges that holds nothing else. */
const BARE = patterns([String.raw`^\s*${PAIR}\s*[\])]?\s*[.。]?$`]);

const ABOUT_LENGTH = new RegExp(`${NUMBER}${CHARACTERS}|长度|最长|\\blength\\b`, "i");

export function limitsIn(text: string, column: string): Limits {
  const own = column.trim() === "-" ? "" : column;
  // "Value range" stands above such a cell, or in its header.
  const prose = `${own} ${text}`.replace(/\s+/g, " ");
  if (ABOUT_LENGTH.test(prose)) return lengthsIn(prose);
  const range = match(prose, RANGES) ?? match(own, BARE);
  const [greatest] = match(prose, GREATEST) ?? [];
  const [least] = match(prose, LEAST) ?? [];
  return {
    ...(range && { minimum: range[0], maximum: range[1] }),
    ...(greatest !== undefined && { maximum: greatest }),
    ...(least !== undefined && { minimum: least }),
  };
}

function lengthsIn(prose: string): Limits {
  const pair = match(prose, LENGTHS);
  if (pair) return { minLength: pair[0], maxLength: pair[1] } as Limits;
  const [longest] = match(prose, LONGEST) ?? [];
  return longest === undefined ? {} : { maxLength: longest };
}

function patterns(sources: string[]): RegExp[] {
  return sources.map((source) => new RegExp(source, "i"));
}

function match(text: string, expressions: RegExp[]): number[] | undefined {
  for (const expression of expressions) {
    const found = expression.exec(text);
    if (found) return found.slice(1).map(number);
  }
  return undefined;
}
