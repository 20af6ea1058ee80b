import { QueryError } from "../../errors/query-error.ts";
import { integer, parseNumber, toNumber } from "../../values/index.ts";
import { notEmulated, syntaxError } from "../errors.ts";
import type { Expression, Pattern, Quantifier, Query } from "./ast.ts";
import type { PatternParser } from "./pattern-parser.ts";
import type { TokenReader } from "./token-reader.ts";

const CONSTANTS: Readonly<Record<string, boolean | null>> = { TRUE: true, FALSE: false, NULL: null };
const QUANTIFIERS: ReadonlySet<string> = new Set(["all", "any", "none", "single"]);

/** Reads the expressions inside of others. */
interface Expressions {
  readonly reader: TokenReader;
  readonly patterns: PatternParser;
  expression(): Expression;
  list(close: string): Expression[];
  map(): Expression;
}

/** Reads what operators stand between: literals, variables, calls, lists, maps and patterns. */
export class PrimaryParser {
  readonly #expressions: Expressions;
  readonly #reader: TokenReader;
  readonly #query: () => Query;
  /** Positions at which no pattern begins, so that nested brackets are not tried again and again. */
  readonly #noPattern = new Set<number>();

  constructor(expressions: Expressions, query: () => Query) {
    this.#expressions = expressions;
    this.#reader = expressions.reader;
    this.#query = query;
  }

  expression(): Expression {
    const reader = this.#reader;
    const { kind, text, start: at } = reader.token;
    if (kind === "number") return this.number("", at);
    if (kind === "text" || kind === "parameter") {
      reader.take();
      return kind === "text" ? { kind: "literal", at, value: text } : { kind: "parameter", at, name: text };
    }
    if (reader.is("{")) return this.#expressions.map();
    if (reader.is("(")) return this.#bracket(at);
    if (reader.accept("[")) return this.#list(at);
    if (kind === "name") return this.#word(at, text.toUpperCase());
    return { kind: "variable", at, name: reader.name("an expression") };
  }

  /** The sign comes along, as the least integer is no integer without it. */
  number(sign: "" | "-", at: number): Expression {
    const { text } = this.#reader.take();
    const isDecimal = /^[^x]*[.e]/i.test(text);
    const exact = isDecimal ? 0n : BigInt(text.toLowerCase());
    const value = isDecimal ? parseNumber(sign + text) : integer(sign === "-" ? -exact : exact);
    if (value !== undefined && (!isDecimal || Number.isFinite(toNumber(value)))) return { kind: "literal", at, value };
    throw syntaxError(`the number ${sign}${text.slice(0, 40)} is too large`, at);
  }

  #word(at: number, word: string): Expression {
    const reader = this.#reader;
    const constant = CONSTANTS[word];
    if (constant !== undefined) {
      reader.take();
      return { kind: "literal", at, value: constant };
    }
    if (word === "CASE" && !reader.isAhead(1, ".")) return this.#case(at);
    if (word === "EXISTS" && reader.isAhead(1, "{")) return this.#exists(at);
    const name = this.#functionName();
    if (name !== undefined) return this.#call(name, at);
    return { kind: "variable", at, name: reader.take().text };
  }

  /** Takes the name of a function with its bracket, if there is one. */
  #functionName(): string | undefined {
    const reader = this.#reader;
    const mark = reader.mark;
    let name = reader.name();
    while (reader.accept(".") && reader.isName()) name += `.${reader.take().text}`;
    if (reader.accept("(")) return name;
    reader.reset(mark);
    return undefined;
  }

  #call(name: string, at: number): Expression {
    const reader = this.#reader;
    const lower = name.toLowerCase();
    if (lower === "count" && reader.accept("*", ")")) return { kind: "count all", at };
    if (QUANTIFIERS.has(lower)) return this.#quantifier(lower as Quantifier, at);
    if (lower === "reduce") return this.#reduce(at);
    if (lower === "shortestpath" || lower === "allshortestpaths") throw notEmulated(`the function ${name}`, at);
    const pattern = lower === "exists" && reader.is("(") ? this.#pattern() : undefined;
    if (pattern) {
      reader.expect(")");
      return { kind: "pattern", at, pattern };
    }
    const isDistinct = reader.accept("DISTINCT");
    return { kind: "call", at, name, isDistinct, args: this.#expressions.list(")") };
  }

  #bracket(at: number): Expression {
    const pattern = this.#pattern();
    if (pattern) return { kind: "pattern", at, pattern };
    this.#reader.expect("(");
    const inner = this.#expressions.expression();
    this.#reader.expect(")");
    return inner;
  }

  /** A chain of nodes and at least one relationship, if there is one here. */
  #pattern(): Pattern | undefined {
    return this.#attempt(() => {
      const pattern = this.#expressions.patterns.pattern();
      return pattern.relationships.length > 0 ? pattern : undefined;
    });
  }

  /** Returns what `read` parses; on failure returns undefined and consumes no token. */
  #attempt<Result>(read: () => Result | undefined): Result | undefined {
    const mark = this.#reader.mark;
    if (this.#noPattern.has(mark)) return undefined;
    try {
      const result = read();
      if (result !== undefined) return result;
    } catch (error) {
      if (!(error instanceof QueryError) || error.kind !== "syntax") throw error;
    }
    this.#noPattern.add(mark);
    this.#reader.reset(mark);
    return undefined;
  }

  #list(at: number): Expression {
    const reader = this.#reader;
    const isPattern = reader.is("(") || (reader.isName() && reader.isAhead(1, "="));
    const ofPattern = isPattern ? this.#attempt(() => this.#patternComprehension(at)) : undefined;
    if (ofPattern) return ofPattern;
    const ofList =
      reader.isName() && reader.isAhead(1, "IN") ? this.#attempt(() => this.#listComprehension(at)) : undefined;
    return ofList ?? { kind: "list", at, items: this.#expressions.list("]") };
  }

  #patternComprehension(at: number): Expression | undefined {
    const pattern = this.#expressions.patterns.namedPattern();
    if (pattern.relationships.length === 0) return undefined;
    const where = this.#where();
    this.#reader.expect("|");
    const value = this.#expressions.expression();
    this.#reader.expect("]");
    return { kind: "pattern comprehension", at, pattern, ...(where && { where }), value };
  }

  #listComprehension(at: number): Expression {
    const { variable, list } = this.#element();
    const where = this.#where();
    const value = this.#reader.accept("|") ? this.#expressions.expression() : undefined;
    this.#reader.expect("]");
    return { kind: "list comprehension", at, variable, list, ...(where && { where }), ...(value && { value }) };
  }

  #quantifier(quantifier: Quantifier, at: number): Expression {
    const { variable, list } = this.#element();
    const where = this.#where() ?? ({ kind: "variable", at, name: variable } as const);
    this.#reader.expect(")");
    return { kind: "quantifier", at, quantifier, variable, list, where };
  }

  #reduce(at: number): Expression {
    const accumulator = this.#reader.name();
    this.#reader.expect("=");
    const initial = this.#expressions.expression();
    this.#reader.expect(",");
    const { variable, list } = this.#element();
    this.#reader.expect("|");
    const value = this.#expressions.expression();
    this.#reader.expect(")");
    return { kind: "reduce", at, accumulator, initial, variable, list, value };
  }

  /** `x IN list` */
  #element(): { variable: string; list: Expression } {
    const variable = this.#reader.name();
    this.#reader.expect("IN");
    return { variable, list: this.#expressions.expression() };
  }

  #where(): Expression | undefined {
    return this.#reader.accept("WHERE") ? this.#expressions.expression() : undefined;
  }

  #case(at: number): Expression {
    const reader = this.#reader;
    reader.expect("CASE");
    const subject = reader.is("WHEN") ? undefined : this.#expressions.expression();
    const branches: { when: Expression; value: Expression }[] = [];
    while (reader.accept("WHEN")) {
      const when = this.#expressions.expression();
      reader.expect("THEN");
      branches.push({ when, value: this.#expressions.expression() });
    }
    if (branches.length === 0) throw reader.unexpected("WHEN");
    const otherwise = reader.accept("ELSE") ? this.#expressions.expression() : undefined;
    reader.expect("END");
    return { kind: "case", at, branches, ...(subject && { subject }), ...(otherwise && { otherwise }) };
  }

  #exists(at: number): Expression {
    const reader = this.#reader;
    reader.expect("EXISTS", "{");
    const query = this.#query();
    reader.expect("}");
    return { kind: "exists", at, query };
  }
}
