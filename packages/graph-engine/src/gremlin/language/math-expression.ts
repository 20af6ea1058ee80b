import { syntaxError } from "../syntax/errors.ts";

/** Calculates with the values of variables. */
export type Calculate = (values: ReadonlyMap<string, number>) => number;

export interface MathExpression {
  /** Variables, in the order in which they first occur. */
  readonly variables: readonly string[];
  readonly calculate: Calculate;
}

const FUNCTIONS: ReadonlyMap<string, (value: number) => number> = new Map([
  ["abs", Math.abs],
  ["acos", Math.acos],
  ["asin", Math.asin],
  ["atan", Math.atan],
  ["cbrt", Math.cbrt],
  ["ceil", Math.ceil],
  ["cos", Math.cos],
  ["cosh", Math.cosh],
  ["exp", Math.exp],
  ["expm1", Math.expm1],
  ["floor", Math.floor],
  ["log", Math.log],
  ["log10", Math.log10],
  ["log1p", Math.log1p],
  ["log2", Math.log2],
  ["signum", Math.sign],
  ["sin", Math.sin],
  ["sinh", Math.sinh],
  ["sqrt", Math.sqrt],
  ["tan", Math.tan],
  ["tanh", Math.tanh],
]);

const CONSTANTS: ReadonlyMap<string, number> = new Map([
  ["pi", Math.PI],
  ["π", Math.PI],
  ["φ", (1 + Math.sqrt(5)) / 2],
]);

const TOKEN = /\s*(?:(\d+\.?\d*(?:[eE][+-]?\d+)?|\.\d+)|([\p{L}_][\p{L}\p{N}_]*)|([-+*/%^(),]))/uy;
const LONGEST = 1000;

/**
 * Parses an arithmetic expression of `math`, such as `a + b * sin _`.
 *
 * @throws {QueryError} for a syntax error
 */
export function parseMath(text: string, position: number): MathExpression {
  if (text.length > LONGEST) throw syntaxError(`the expression at position ${position} is too long.`, position);
  return new MathParser(text, position).expression();
}

class MathParser {
  readonly #tokens: string[] = [];
  readonly #position: number;
  readonly #variables = new Set<string>();
  #at = 0;

  constructor(text: string, position: number) {
    this.#position = position;
    TOKEN.lastIndex = 0;
    const trimmed = text.trimEnd();
    while (TOKEN.lastIndex < trimmed.length) {
      const from = TOKEN.lastIndex;
      const match = TOKEN.exec(trimmed);
      if (!match) throw this.#unexpected(trimmed.slice(from).trim());
      this.#tokens.push(match[0].trim());
    }
  }

  expression(): MathExpression {
    const calculate = this.#sum();
    const left = this.#tokens[this.#at];
    if (left !== undefined) throw this.#unexpected(left);
    return { variables: [...this.#variables], calculate };
  }

  #sum(): Calculate {
    let left = this.#product();
    for (;;) {
      const [a, operator] = [left, this.#takeOneOf("+-")];
      if (operator === undefined) return left;
      const b = this.#product();
      left = operator === "+" ? (values) => a(values) + b(values) : (values) => a(values) - b(values);
    }
  }

  #product(): Calculate {
    let left = this.#signed();
    for (;;) {
      const [a, operator] = [left, this.#takeOneOf("*/%")];
      if (operator === undefined) return left;
      const b = this.#signed();
      if (operator === "*") left = (values) => a(values) * b(values);
      else if (operator === "/") left = (values) => a(values) / b(values);
      else left = (values) => a(values) % b(values);
    }
  }

  #signed(): Calculate {
    const operator = this.#takeOneOf("+-");
    if (operator === undefined) return this.#power();
    const value = this.#signed();
    return operator === "-" ? (values) => -value(values) : value;
  }

  #power(): Calculate {
    const base = this.#factor();
    if (this.#takeOneOf("^") === undefined) return base;
    const exponent = this.#signed();
    return (values) => base(values) ** exponent(values);
  }

  #factor(): Calculate {
    const token = this.#tokens[this.#at];
    if (token === undefined) throw this.#unexpected("its end");
    this.#at += 1;
    if (token === "(") {
      const inner = this.#sum();
      if (this.#takeOneOf(")") === undefined) throw this.#unexpected(this.#tokens[this.#at] ?? "its end");
      return inner;
    }
    if (/^[\d.]/.test(token)) {
      const number = Number(token);
      return () => number;
    }
    if (!/^[\p{L}_]/u.test(token)) throw this.#unexpected(token);
    return this.#named(token);
  }

  /** A function takes the next factor, with or without brackets. */
  #named(name: string): Calculate {
    const apply = FUNCTIONS.get(name);
    if (apply) {
      const argument = this.#factor();
      return (values) => apply(argument(values));
    }
    const constant = CONSTANTS.get(name);
    if (constant !== undefined) return () => constant;
    this.#variables.add(name);
    return (values) => values.get(name) ?? Number.NaN;
  }

  #takeOneOf(characters: string): string | undefined {
    const token = this.#tokens[this.#at];
    if (token === undefined || token.length !== 1 || !characters.includes(token)) return undefined;
    this.#at += 1;
    return token;
  }

  #unexpected(token: string) {
    return syntaxError(`[${token}] is not expected in the expression at position ${this.#position}.`, this.#position);
  }
}
