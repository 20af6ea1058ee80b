import { ExpressionParser } from "./expression-parser.ts";
import { failed, notEmulated } from "./failures.ts";
import { PatternParser } from "./pattern-parser.ts";
import type { Aggregate, Clause, Column, Expression, Projection, Setting } from "./syntax.ts";
import { TokenReader } from "./token-reader.ts";

const AGGREGATES: ReadonlySet<string> = new Set(["count", "sum", "avg", "min", "max", "collect"]);

/** The clauses of a statement, in their order. */
export function parse(statement: string): Clause[] {
  return new StatementParser(statement).clauses();
}

class StatementParser {
  readonly #reader: TokenReader;
  readonly #expressions: ExpressionParser;
  readonly #patterns: PatternParser;

  constructor(statement: string) {
    this.#reader = new TokenReader(statement);
    this.#expressions = new ExpressionParser(this.#reader);
    this.#patterns = new PatternParser(this.#reader, this.#expressions);
  }

  clauses(): Clause[] {
    const clauses: Clause[] = [];
    while (clauses.at(-1)?.kind !== "return" && this.#reader.token.kind !== "end" && !this.#reader.is(";")) {
      clauses.push(this.#clause(clauses.at(-1)));
    }
    this.#reader.accept(";");
    const { kind, text, start } = this.#reader.token;
    if (kind !== "end") throw notEmulated(`[${text.slice(0, 60)}]`, start);
    const last = clauses.at(-1)?.kind;
    if (last === undefined || last === "match" || last === "unwind" || last === "with")
      throw failed("a statement ends with RETURN or with a clause that writes.");
    return clauses;
  }

  #clause(before: Clause | undefined): Clause {
    const reader = this.#reader;
    const { start, text } = reader.token;
    const isReading = reader.is("MATCH") || reader.is("OPTIONAL") || reader.is("UNWIND");
    if (isReading && (before?.kind === "create" || before?.kind === "set" || before?.kind === "delete"))
      throw failed(`WITH has to stand between a clause that writes and ${text} at position ${start}.`);
    if (reader.accept("OPTIONAL", "MATCH")) return this.#match(true);
    if (reader.accept("MATCH")) return this.#match(false);
    if (reader.accept("UNWIND")) return this.#unwind();
    if (reader.accept("CREATE")) return { kind: "create", patterns: this.#patterns.toCreate() };
    if (reader.accept("SET")) return { kind: "set", settings: this.#settings() };
    if (reader.accept("DETACH", "DELETE")) return this.#delete(true);
    if (reader.accept("DELETE")) return this.#delete(false);
    if (reader.accept("WITH")) return this.#projection("with");
    if (reader.accept("RETURN")) return this.#projection("return");
    throw notEmulated(`the clause [${text.slice(0, 60)}]`, start);
  }

  #match(isOptional: boolean): Clause {
    const patterns = this.#patterns.toMatch();
    return { kind: "match", isOptional, patterns, where: this.#where() };
  }

  #where(): Expression | undefined {
    return this.#reader.accept("WHERE") ? this.#expressions.expression() : undefined;
  }

  #unwind(): Clause {
    const list = this.#expressions.expression();
    this.#reader.expect("AS");
    const { start } = this.#reader.token;
    const variable = this.#reader.name();
    if (this.#expressions.scope.has(variable)) {
      throw failed(`the variable ${variable} at position ${start} is defined already.`);
    }
    this.#expressions.scope.add(variable);
    return { kind: "unwind", list, variable };
  }

  #settings(): Setting[] {
    const settings: Setting[] = [];
    do {
      const variable = this.#expressions.variable();
      this.#reader.expect(".");
      const name = this.#reader.name();
      this.#reader.expect("=");
      settings.push({ variable, name, value: this.#expressions.expression() });
    } while (this.#reader.accept(","));
    return settings;
  }

  #delete(isDetaching: boolean): Clause {
    const variables: string[] = [];
    do variables.push(this.#expressions.variable());
    while (this.#reader.accept(","));
    return { kind: "delete", isDetaching, variables };
  }

  #projection(kind: Projection["kind"]): Projection {
    const reader = this.#reader;
    const isDistinct = reader.accept("DISTINCT");
    const columns: Column[] = [];
    const texts = new Map<string, string>();
    do {
      const { start, kind: first } = reader.token;
      const value = this.#column();
      const text = reader.textFrom(start);
      const isNamed = reader.accept("AS");
      if (!isNamed && kind === "with" && !("kind" in value && value.kind === "variable"))
        throw failed(`the expression in WITH at position ${start} needs a name; add AS.`);
      const name = isNamed ? reader.name() : first === "quoted name" && "name" in value ? value.name : text;
      if (columns.some((other) => other.name === name)) throw failed(`there are two columns with the name ${name}.`);
      columns.push({ name, value });
      texts.set(text, name);
    } while (reader.accept(","));
    const names = new Set(columns.map(({ name }) => name));
    const isGrouped = isDistinct || columns.some(({ value }) => isAggregate(value));
    const order = reader.accept("ORDER", "BY") ? this.#order(names, texts, isGrouped) : [];
    this.#expressions.scope = new Set();
    const skip = reader.accept("SKIP") ? this.#expressions.expression() : undefined;
    const limit = reader.accept("LIMIT") ? this.#expressions.expression() : undefined;
    this.#expressions.scope = names;
    const where = kind === "with" ? this.#where() : undefined;
    return { kind, isDistinct, columns, order, skip, limit, where };
  }

  #column(): Expression | Aggregate {
    const reader = this.#reader;
    const name = reader.token.text.toLowerCase();
    if (reader.token.kind !== "name" || !AGGREGATES.has(name) || reader.next?.text !== "(")
      return this.#expressions.expression();
    reader.take();
    reader.expect("(");
    if (name === "count" && reader.accept("*", ")")) return { name, isDistinct: false, argument: undefined };
    const isDistinct = reader.accept("DISTINCT");
    const argument = this.#expressions.expression();
    reader.expect(")");
    return { name, isDistinct, argument };
  }

  #order(names: ReadonlySet<string>, texts: ReadonlyMap<string, string>, isGrouped: boolean): Projection["order"] {
    const reader = this.#reader;
    const expressions = this.#expressions;
    const order: { by: Expression; isDescending: boolean }[] = [];
    expressions.scope = new Set([...expressions.scope, ...names]);
    do {
      const { start } = reader.token;
      expressions.used = new Set();
      const read = expressions.expression();
      const column = texts.get(reader.textFrom(start));
      if (column === undefined && isGrouped && ![...expressions.used].every((name) => names.has(name)))
        throw failed(`ORDER BY at position ${start} can only use columns, as values are grouped before.`);
      const by: Expression = column === undefined ? read : { kind: "variable", name: column };
      const isDescending = reader.accept("DESC") || reader.accept("DESCENDING");
      if (!isDescending && !reader.accept("ASC")) reader.accept("ASCENDING");
      order.push({ by, isDescending });
    } while (reader.accept(","));
    return order;
  }
}

/** Whether a column gathers values of several rows. */
export function isAggregate(value: Expression | Aggregate): value is Aggregate {
  return "isDistinct" in value;
}
