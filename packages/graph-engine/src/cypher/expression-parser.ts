import { failed, notEmulated } from "./failures.ts";
import type { Entry, Expression } from "./syntax.ts";
import type { TokenReader } from "./token-reader.ts";

const DEEPEST_NESTING = 32;
const COMPARISONS = ["=", "<>", "<=", ">=", "<", ">", "IN", "CONTAINS"];
const FUNCTIONS: ReadonlySet<string> = new Set(["id", "labels", "type", "size", "head", "last", "tostring"]);

/** Reads expressions, from the operators that bind least to those that bind most. */
export class ExpressionParser {
  readonly #reader: TokenReader;
  /** The variables that can be used here. */
  scope = new Set<string>();
  /** The variables that were used. */
  used = new Set<string>();
  #depth = 0;

  constructor(reader: TokenReader) {
    this.#reader = reader;
  }

  expression(): Expression {
    return this.#nested(() =>
      this.#chain(["OR"], () => this.#chain(["XOR"], () => this.#chain(["AND"], () => this.#not()))),
    );
  }

  /** A map such as `{name: 'Ray'}`, if there is one. */
  entries(): Entry[] {
    const entries: Entry[] = [];
    if (!this.#reader.accept("{") || this.#reader.accept("}")) return entries;
    do {
      const name = this.#reader.name();
      this.#reader.expect(":");
      entries.push([name, this.expression()]);
    } while (this.#reader.accept(","));
    this.#reader.expect("}");
    return entries;
  }

  variable(): string {
    const { start } = this.#reader.token;
    const name = this.#reader.name();
    if (!this.scope.has(name)) throw failed(`the variable ${name} at position ${start} is not defined.`);
    this.used.add(name);
    return name;
  }

  #nested<Result>(read: () => Result): Result {
    if (this.#depth === DEEPEST_NESTING)
      throw failed(`expressions are nested more than ${DEEPEST_NESTING} deep at position ${this.#reader.token.start}.`);
    this.#depth += 1;
    const result = read();
    this.#depth -= 1;
    return result;
  }

  #chain(operators: readonly string[], operand: () => Expression): Expression {
    let left = operand();
    for (;;) {
      const operator = operators.find((candidate) => this.#reader.accept(candidate));
      if (operator === undefined) return left;
      left = { kind: "binary", operator, left, right: operand() };
    }
  }

  #not(): Expression {
    if (!this.#reader.accept("NOT")) return this.#comparison();
    return { kind: "unary", operator: "NOT", operand: this.#nested(() => this.#not()) };
  }

  #comparison(): Expression {
    const left = this.#sum();
    const compared = this.#compared(left);
    if (compared !== left && COMPARISONS.some((operator) => this.#reader.is(operator)))
      throw notEmulated("a chain of comparisons", this.#reader.token.start);
    return compared;
  }

  #compared(left: Expression): Expression {
    if (this.#reader.accept("IS", "NOT", "NULL")) return { kind: "unary", operator: "IS NOT NULL", operand: left };
    if (this.#reader.accept("IS", "NULL")) return { kind: "unary", operator: "IS NULL", operand: left };
    const operator =
      COMPARISONS.find((candidate) => this.#reader.accept(candidate)) ??
      ["STARTS WITH", "ENDS WITH"].find((candidate) => this.#reader.accept(...candidate.split(" ")));
    return operator === undefined ? left : { kind: "binary", operator, left, right: this.#sum() };
  }

  #sum(): Expression {
    return this.#chain(["+", "-"], () => this.#chain(["*", "/", "%"], () => this.#sign()));
  }

  #sign(): Expression {
    if (!this.#reader.accept("-")) return this.#properties();
    return { kind: "unary", operator: "-", operand: this.#nested(() => this.#sign()) };
  }

  #properties(): Expression {
    let of = this.#primary();
    while (this.#reader.accept(".")) of = { kind: "property", of, name: this.#reader.name() };
    return of;
  }

  #primary(): Expression {
    const reader = this.#reader;
    const { kind, text } = reader.token;
    if (kind === "number" || kind === "text") {
      reader.take();
      return { kind: "literal", value: kind === "number" ? Number(text) : text };
    }
    if (kind === "parameter") {
      reader.take();
      return { kind: "parameter", name: text };
    }
    if (reader.is("{")) return { kind: "map", entries: this.entries() };
    if (reader.accept("(")) {
      const inner = this.expression();
      reader.expect(")");
      return inner;
    }
    if (reader.accept("[")) return { kind: "list", items: this.#items() };
    for (const [word, value] of [
      ["TRUE", true],
      ["FALSE", false],
      ["NULL", null],
    ] as const) {
      if (reader.accept(word)) return { kind: "literal", value };
    }
    if (kind === "name" && reader.next?.text === "(") return this.#call();
    if (kind !== "name" && kind !== "quoted name") throw reader.unexpected("an expression");
    return { kind: "variable", name: this.variable() };
  }

  #items(): Expression[] {
    const items: Expression[] = [];
    if (this.#reader.accept("]")) return items;
    do items.push(this.expression());
    while (this.#reader.accept(","));
    this.#reader.expect("]");
    return items;
  }

  #call(): Expression {
    const { text, start } = this.#reader.take();
    const name = text.toLowerCase();
    if (!FUNCTIONS.has(name)) throw notEmulated(`the function ${text.slice(0, 60)} in this place`, start);
    this.#reader.expect("(");
    const argument = this.expression();
    this.#reader.expect(")");
    return { kind: "call", name, argument };
  }
}
