import { syntaxError } from "../errors.ts";

const ESCAPES: Readonly<Record<string, string>> = { n: "\n", t: "\t", r: "\r", b: "\b", f: "\f" };
const DIGITS: Readonly<Record<string, number>> = { u: 4, U: 8 };

/** Reads a text or a name in quotes. A quote inside of a name is written twice. */
export function readQuoted(statement: string, start: number): { text: string; start: number; end: number } {
  const quote = statement[start];
  let text = "";
  for (let at = start + 1; at < statement.length; at += 1) {
    const character = statement.charAt(at);
    if (character === quote) {
      if (quote !== "`" || statement[at + 1] !== "`") return { text, start, end: at + 1 };
      text += "`";
      at += 1;
    } else if (character === "\\" && quote !== "`") {
      const { value, length } = readEscape(statement, at);
      text += value;
      at += length;
    } else {
      text += character;
    }
  }
  throw syntaxError("the text is not closed that begins", start);
}

function readEscape(statement: string, at: number): { value: string; length: number } {
  const escaped = statement[at + 1] ?? "";
  const digits = DIGITS[escaped];
  if (digits === undefined) return { value: ESCAPES[escaped] ?? escaped, length: 1 };
  const hex = statement.slice(at + 2, at + 2 + digits);
  const code = Number.parseInt(hex, 16);
  if (hex.length < digits || !/^[\da-f]+$/i.test(hex) || code > 0x10ffff)
    throw syntaxError("the digits of a character are not well written", at);
  return { value: String.fromCodePoint(code), length: 1 + digits };
}
