import { QueryError } from "../../errors/query-error.ts";
import { syntaxError } from "../errors.ts";
import { readQuoted } from "./quoted-text.ts";

const LONGEST_STATEMENT = 100_000;
const MOST_TOKENS = 20_000;

/** Word or sign of a statement; `end` is behind it. Positions count from 0. */
export interface Token {
  readonly kind: "name" | "quoted name" | "text" | "number" | "parameter" | "sign" | "end";
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

const SPACE = /(?:\s+|\/\/[^\n]*|\/\*[\s\S]*?\*\/)+/y;
const NAME = /[\p{L}_][\p{L}\p{N}_]*/uy;
const NUMBER = /0x[\da-f]+|0o[0-7]+|(?:\d+(?:\.\d+)?|\.\d+)(?:e[+-]?\d+)?/iy;
const AFTER_NUMBER = /[\p{L}\p{N}_]/u;
const SIGN = /<=|>=|<>|=~|\+=|\.\.|[()[\]{}:,.;|+\-*/%^=<>]/y;
const PARAMETER = /\$(?:(\w+)|`([^`]+)`)/y;

/** Reads a statement into tokens, the last of which is its end. */
export function tokensOf(statement: string): Token[] {
  if (statement.length > LONGEST_STATEMENT) {
    const remedy = "pass long values as parameters";
    throw new QueryError("too-long", `a statement has at most ${LONGEST_STATEMENT} characters; ${remedy}.`);
  }
  const tokens: Token[] = [];
  let at = skipSpace(statement, 0);
  while (at < statement.length) {
    const token = tokenAt(statement, at);
    tokens.push(token);
    if (tokens.length > MOST_TOKENS) {
      const remedy = "pass long lists as parameters";
      throw new QueryError("too-long", `a statement has at most ${MOST_TOKENS} words and signs; ${remedy}.`);
    }
    at = skipSpace(statement, token.end);
  }
  return [...tokens, { kind: "end", text: "the end", start: at, end: at }];
}

function skipSpace(statement: string, at: number): number {
  return at + (textAt(SPACE, statement, at)?.length ?? 0);
}

function textAt(expression: RegExp, statement: string, at: number): string | undefined {
  expression.lastIndex = at;
  return expression.exec(statement)?.[0];
}

function tokenAt(statement: string, at: number): Token {
  const first = statement.charAt(at);
  if (first === "'" || first === '"') return { kind: "text", ...readQuoted(statement, at) };
  if (first === "`") return { kind: "quoted name", ...readQuoted(statement, at) };
  if (first === "$") return parameterAt(statement, at);
  const name = textAt(NAME, statement, at);
  if (name !== undefined) return { kind: "name", text: name, start: at, end: at + name.length };
  // In "[..5]" the dots are a sign of their own.
  const number = statement.startsWith("..", at) ? undefined : textAt(NUMBER, statement, at);
  if (number !== undefined) return numberAt(statement, at, number);
  const sign = textAt(SIGN, statement, at);
  if (sign !== undefined) return { kind: "sign", text: sign, start: at, end: at + sign.length };
  throw syntaxError(`the character [${String.fromCodePoint(statement.codePointAt(at) ?? 0)}] is not expected`, at);
}

function numberAt(statement: string, start: number, text: string): Token {
  const end = start + text.length;
  if (AFTER_NUMBER.test(statement[end] ?? "")) throw syntaxError("a number is not well written", start);
  return { kind: "number", text, start, end };
}

function parameterAt(statement: string, start: number): Token {
  PARAMETER.lastIndex = start;
  const [all, plain, quoted] = PARAMETER.exec(statement) ?? [];
  if (all === undefined) throw syntaxError("the name of a parameter is missing", start);
  return { kind: "parameter", text: plain ?? quoted ?? "", start, end: start + all.length };
}
