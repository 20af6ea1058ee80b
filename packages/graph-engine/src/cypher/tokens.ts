import { failed, notEmulated } from "./failures.ts";

const LONGEST_STATEMENT = 100_000;
const MOST_TOKENS = 2_000;

/** A word or sign of a statement; `end` is behind it. Positions count from 0. */
export interface Token {
  readonly kind: "name" | "quoted name" | "text" | "number" | "parameter" | "sign" | "end";
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

const SPACE = /\s+/y;
const NAME = /[\p{L}_][\p{L}\p{N}_]*/uy;
const NUMBER = /\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const SIGN = /<=|>=|<>|\.\.|[()[\]{}:,.;|+\-*/%=<>]/y;
const ESCAPES: Readonly<Record<string, string>> = { n: "\n", t: "\t", r: "\r", b: "\b", f: "\f" };

/** Reads a statement into tokens, the last of which is its end. */
export function tokensOf(statement: string): Token[] {
  if (statement.length > LONGEST_STATEMENT)
    throw failed(`a statement has at most ${LONGEST_STATEMENT} characters; pass long values as parameters.`);
  const tokens: Token[] = [];
  let at = 0;
  const read = (expression: RegExp): string | undefined => {
    expression.lastIndex = at;
    return expression.exec(statement)?.[0];
  };
  while (at < statement.length) {
    const space = read(SPACE);
    if (space !== undefined) {
      at += space.length;
      continue;
    }
    const token = tokenAt(statement, at, read);
    tokens.push(token);
    if (tokens.length > MOST_TOKENS)
      throw failed(`a statement has at most ${MOST_TOKENS} words and signs; pass long lists as parameters.`);
    at = token.end;
  }
  return [...tokens, { kind: "end", text: "the end", start: at, end: at }];
}

function tokenAt(statement: string, at: number, read: (expression: RegExp) => string | undefined): Token {
  const first = statement[at] as string;
  if (first === "'" || first === '"') return { kind: "text", ...quoted(statement, at) };
  if (first === "`") return { kind: "quoted name", ...quoted(statement, at) };
  if (first === "$") {
    const [name] = /^\w+/.exec(statement.slice(at + 1, at + 100)) ?? [];
    if (name === undefined) throw failed(`a parameter's name is missing at position ${at}.`);
    return { kind: "parameter", text: name, start: at, end: at + 1 + name.length };
  }
  for (const [kind, expression] of [
    ["name", NAME],
    ["number", NUMBER],
    ["sign", SIGN],
  ] as const) {
    const text = read(expression);
    if (text !== undefined) return { kind, text, start: at, end: at + text.length };
  }
  throw notEmulated(`[${first}]`, at);
}

function quoted(statement: string, start: number): Omit<Token, "kind"> {
  const quote = statement[start];
  let text = "";
  for (let at = start + 1; at < statement.length; at += 1) {
    const character = statement[at] as string;
    if (character === quote) return { text, start, end: at + 1 };
    if (character === "\\" && quote !== "`") {
      at += 1;
      const escaped = statement[at] ?? "";
      if (escaped === "u" || escaped === "U") throw notEmulated("an escape by number", at);
      text += ESCAPES[escaped] ?? escaped;
    } else {
      text += character;
    }
  }
  throw failed(`the quote at position ${start} is not closed.`);
}
