/** The default that a cell states. */
import { NUMBER, number, SAYS_NOTHING } from "./number.ts";

/** Signs that pages call by their names. */
const SIGNS: Record<string, string> = {
  comma: ",",
  semicolon: ";",
  "double quote": '"',
  "double quotation mark": '"',
  space: " ",
  英文逗号: ",",
  逗号: ",",
  英文分号: ";",
  分号: ";",
  英文双引号: '"',
  双引号: '"',
};
const SIGN = Object.keys(SIGNS).join("|");
const QUOTED = String.raw`"[^"\n]*"|'[^'\n]*'`;
const SENTENCES = [
  String.raw`(?<!^[•●*-]\s*)\bdefault(?:s to|ed to| value(?: is|:| =)| is|:| =)\s*:?\s*(?:an? )?(${NUMBER}(?![\w.]*\w)|${QUOTED}|(?:${SIGN})s?\b|[^\s,;)，。；]+)`,
  String.raw`\bdefault value\s+(${NUMBER}(?![\w.]*\w)|${QUOTED})`,
  String.raw`(?:默认|缺省)(?:取?值)?(?:为|是|:)?\s*(${NUMBER}(?![\w.]*\w)|${QUOTED}|${SIGN}|[\w.+-]+)`,
  String.raw`\b(?:is|be|set to)\s+(${NUMBER}|${QUOTED}|[\w.+-]+)\s+by default`,
  String.raw`([\w.+-]+)\s*\((?:the )?default(?: value)?\)`,
  String.raw`([\w.+-]+)\s*\(默认值?\)`,
].map((pattern) => new RegExp(pattern, "im"));

export function defaultIn(text: string, column: string): string | undefined {
  const cell = column.trim().replace(/[.。]$/, "");
  // A column of defaults may hold a sentence as well as the value itself.
  if (cell !== "" && !SAYS_NOTHING.test(cell)) {
    const [, explained] = new RegExp(String.raw`^(${QUOTED}|[\w.+-]+)\s*[:(]`).exec(cell) ?? [];
    return stated(cell) ?? (explained === undefined && cell.includes(" ") ? undefined : value(explained ?? cell));
  }
  return stated(text);
}

function stated(text: string): string | undefined {
  for (const sentence of SENTENCES) {
    const [, found] = sentence.exec(text) ?? [];
    if (found !== undefined) return value(found.replace(/[.。)]+$/, ""));
  }
  return undefined;
}

function value(text: string): string | undefined {
  const bare = text.replace(/^["']|["']$/g, "").trim();
  if (SAYS_NOTHING.test(bare) || bare === "") return undefined;
  const sign = SIGNS[bare.toLowerCase().replace(/s$/, "")];
  if (sign) return sign;
  return new RegExp(`^(?:${NUMBER})$`, "i").test(bare) ? String(number(bare)) : bare;
}
