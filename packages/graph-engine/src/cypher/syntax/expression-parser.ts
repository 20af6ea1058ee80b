import { syntaxError } from "../errors.ts";
import type { BinaryOperator, Entry, Expression, Query, UnaryOperator } from "./ast.ts";
import { Nesting } from "./nesting.ts";
import { PatternParser } from "./pattern-parser.ts";
import { PrimaryParser } from "./primary-parser.ts";
import type { TokenReader } from "./token-reader.ts";

const COMPARISONS = ["=", "<>", "<=", ">=", "<", ">"] as const;
const PREDICATES = [["IN"], ["CONTAINS"], ["STARTS", "WITH"], ["ENDS", "WITH"], ["=~"]] as const;

/** Reads expressions, from the operators that bind least to those that bind most. */
export class ExpressionParser {
  readonly reader: TokenReader;
  readonly patterns: PatternParser;
  readonly #nesting = new Nesting();
  readonly #primary: PrimaryParser;

  /** @param query reads the query between the braces of `EXISTS { … }` */
  constructor(reader: TokenReader, query: () => Query) {
    this.reader = reader;
    this.patterns = new PatternParser(reader, this);
    this.#primary = new PrimaryParser(this, query);
  }

  expression(): Expression {
    return this.#nesting.within(this.reader.token.start, () => this.#or());
  }

  /** Expressions with commas between, up to a sign that closes them. */
  list(close: string): Expression[] {
    const items: Expression[] = [];
    if (this.reader.accept(close)) return items;
    do items.push(this.expression());
    while (this.reader.accept(","));
    this.reader.expect(close);
    return items;
  }

  /** A map such as `{name: 'Ray'}`. */
  map(): Expression & { kind: "map" } {
    const at = this.reader.token.start;
    const entries: Entry[] = [];
    this.reader.expect("{");
    if (this.reader.accept("}")) return { kind: "map", at, entries };
    do {
      const name = this.reader.name();
      this.reader.expect(":");
      entries.push([name, this.expression()]);
    } while (this.reader.accept(","));
    this.reader.expect("}");
    return { kind: "map", at, entries };
  }

  #or(): Expression {
    return this.#chain(["OR"], () => this.#chain(["XOR"], () => this.#chain(["AND"], () => this.#not())));
  }

  #chain(operators: readonly BinaryOperator[], operand: () => Expression): Expression {
    let left = operand();
    for (;;) {
      const at = this.reader.token.start;
      const operator = operators.find((candidate) => this.reader.accept(candidate));
      if (operator === undefined) return left;
      left = { kind: "binary", at, operator, left, right: operand() };
    }
  }

  #not(): Expression {
    const at = this.reader.token.start;
    if (!this.reader.accept("NOT")) return this.#comparison();
    return { kind: "unary", at, operator: "NOT", operand: this.#nesting.within(at, () => this.#not()) };
  }

  /** `a < b <= c` means `a < b AND b <= c`. */
  #comparison(): Expression {
    let left = this.#predicate();
    let result: Expression | undefined;
    for (;;) {
      const at = this.reader.token.start;
      const operator = COMPARISONS.find((candidate) => this.reader.accept(candidate));
      if (operator === undefined) return result ?? left;
      const right = this.#predicate();
      const pair: Expression = { kind: "binary", at, operator, left, right };
      result = result ? { kind: "binary", at, operator: "AND", left: result, right: pair } : pair;
      left = right;
    }
  }

  #predicate(): Expression {
    let left = this.#sum();
    for (;;) {
      const at = this.reader.token.start;
      const words = PREDICATES.find((candidate) => this.reader.accept(...candidate));
      const operator = words?.join(" ") as BinaryOperator | undefined;
      const unary = operator === undefined ? this.#nullPredicate() : undefined;
      if (operator !== undefined) left = { kind: "binary", at, operator, left, right: this.#sum() };
      else if (unary !== undefined) left = { kind: "unary", at, operator: unary, operand: left };
      else return left;
    }
  }

  #nullPredicate(): UnaryOperator | undefined {
    if (this.reader.accept("IS", "NULL")) return "IS NULL";
    return this.reader.accept("IS", "NOT", "NULL") ? "IS NOT NULL" : undefined;
  }

  #sum(): Expression {
    return this.#chain(["+", "-"], () => this.#chain(["*", "/", "%"], () => this.#chain(["^"], () => this.#sign())));
  }

  #sign(): Expression {
    const { reader } = this;
    const at = reader.token.start;
    if (!reader.is("-") && !reader.is("+")) return this.#postfix();
    const operator = reader.take().text as "-" | "+";
    // The least integer is no integer without its sign.
    if (reader.token.kind === "number" && operator === "-") return this.#after(this.#primary.number("-", at));
    return { kind: "unary", at, operator, operand: this.#nesting.within(at, () => this.#sign()) };
  }

  #postfix(): Expression {
    return this.#after(this.#primary.expression());
  }

  /** Properties, labels and places of a list, behind what they belong to. */
  #after(first: Expression): Expression {
    let of = first;
    for (;;) {
      const at = this.reader.token.start;
      if (this.reader.accept(".")) of = { kind: "property", at, of, name: this.reader.name("the name of a property") };
      else if (this.reader.is(":")) of = { kind: "has labels", at, of, labels: this.patterns.labels() };
      else if (this.reader.accept("[")) of = this.#place(of, at);
      else return of;
    }
  }

  #place(of: Expression, at: number): Expression {
    const from = this.reader.is("..") ? undefined : this.expression();
    if (!this.reader.accept("..")) {
      this.reader.expect("]");
      if (!from) throw syntaxError("an index is missing", at);
      return { kind: "index", at, of, index: from };
    }
    const to = this.reader.is("]") ? undefined : this.expression();
    this.reader.expect("]");
    return { kind: "slice", at, of, ...(from && { from }), ...(to && { to }) };
  }
}
