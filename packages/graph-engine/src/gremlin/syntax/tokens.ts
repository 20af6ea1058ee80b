import { float, type NumberValue, parseNumber, toNumber } from "../../values/index.ts";
import { excerpt, notEmulated, syntaxError } from "./errors.ts";

/** Token of a query. Positions count characters from 1. */
export type Token =
  | { readonly kind: "name" | "mark"; readonly text: string; readonly position: number }
  | { readonly kind: "value"; readonly value: string | NumberValue; readonly position: number }
  | { readonly kind: "end"; readonly position: number };

const SPACE = /\s/;
const NAME_START = /[\p{L}_$]/u;
const NAME_PART = /[\p{L}\p{N}_$]/u;
const DIGIT = /[0-9]/;
const NUMBER_PART = /[0-9.eE+-]/;
const NUMBER = /^-?\d+(\.\d+)?([eE][+-]?\d+)?$/;
const MARKS = ".,()[]:;";
const ESCAPES: Readonly<Record<string, string>> = { n: "\n", t: "\t", r: "\r", b: "\b", f: "\f" };

/** Splits a query into tokens. */
export function* tokensOf(command: string): Generator<Token, void> {
  let at = 0;
  while (at < command.length) {
    const character = command.charAt(at);
    const position = at + 1;
    if (SPACE.test(character)) {
      at += 1;
    } else if (character === "'" || character === '"') {
      const { value, end } = readText(command, at);
      yield { kind: "value", value, position };
      at = end;
    } else if (DIGIT.test(character) || (character === "-" && DIGIT.test(command.charAt(at + 1)))) {
      const { value, end } = readNumber(command, at);
      yield { kind: "value", value, position };
      at = end;
    } else if (NAME_START.test(character)) {
      const end = endOf(command, at, NAME_PART);
      yield { kind: "name", text: command.slice(at, end), position };
      at = end;
    } else if (MARKS.includes(character)) {
      yield { kind: "mark", text: character, position };
      at += 1;
    } else if (character === "{") {
      throw notEmulated("the closure", position);
    } else {
      throw syntaxError(`[${excerpt(character)}] at position ${position} is not expected.`, position);
    }
  }
  yield { kind: "end", position: at + 1 };
}

function endOf(command: string, start: number, part: RegExp): number {
  let end = start;
  while (end < command.length && part.test(command.charAt(end))) end += 1;
  return end;
}

function readText(command: string, start: number): { value: string; end: number } {
  const quote = command.charAt(start);
  const parts: string[] = [];
  for (let at = start + 1; at < command.length; at += 1) {
    const character = command.charAt(at);
    if (character === quote) return { value: parts.join(""), end: at + 1 };
    if (character === "\n") break;
    if (character === "$" && quote === '"' && /[{\p{L}_]/u.test(command.charAt(at + 1))) {
      throw notEmulated("the expression in a text", at + 1);
    }
    if (character !== "\\") {
      parts.push(character);
      continue;
    }
    at += 1;
    const escaped = command.charAt(at);
    const code = command.slice(at + 1, at + 5);
    if (escaped === "u" && /^[0-9a-fA-F]{4}$/.test(code)) {
      parts.push(String.fromCharCode(Number.parseInt(code, 16)));
      at += 4;
    } else if (Object.hasOwn(ESCAPES, escaped)) {
      parts.push(ESCAPES[escaped] as string);
    } else if (escaped !== "" && "\\'\"$".includes(escaped)) {
      parts.push(escaped);
    } else {
      throw syntaxError(`the escape [\\${escaped}] at position ${at} is not known.`, at);
    }
  }
  throw syntaxError(`the text that begins at position ${start + 1} does not end.`, start + 1);
}

/** Reads a number; a suffix tells its type, as in `1L` and `1.0d`. */
function readNumber(command: string, start: number): { value: NumberValue; end: number } {
  let end = start + 1;
  while (end < command.length && NUMBER_PART.test(command.charAt(end))) {
    const character = command.charAt(end);
    const isFraction = character === "." && DIGIT.test(command.charAt(end + 1));
    const isExponentSign = "+-".includes(character) && "eE".includes(command.charAt(end - 1));
    if (!DIGIT.test(character) && !isFraction && !isExponentSign && !"eE".includes(character)) break;
    end += 1;
  }
  const text = command.slice(start, end);
  const suffix = command.charAt(end);
  const suffixEnd = suffix !== "" && "LlIiGgDdFf".includes(suffix) ? end + 1 : end;
  const number = NUMBER.test(text) ? parseNumber(text) : undefined;
  if (number === undefined || NAME_PART.test(command.charAt(suffixEnd))) {
    throw syntaxError(`[${excerpt(text)}] at position ${start + 1} is no number.`, start + 1);
  }
  if (!Number.isFinite(toNumber(number))) {
    throw syntaxError(`the number at position ${start + 1} is too large.`, start + 1);
  }
  const isFloat = suffixEnd > end && "DdFf".includes(suffix);
  return { value: isFloat ? float(toNumber(number)) : number, end: suffixEnd };
}
