import { syntaxError } from "../errors.ts";
import type { Change, Clause, Column, Expression, Projection, Query } from "./ast.ts";
import { ExpressionParser } from "./expression-parser.ts";
import type { TokenReader } from "./token-reader.ts";

/** Clauses that only write. None of `READING` may follow them directly. */
const WRITING: ReadonlySet<Clause["kind"]> = new Set(["create", "merge", "change", "delete", "foreach"]);
const READING: ReadonlySet<Clause["kind"]> = new Set(["match", "unwind", "call"]);

/** Reads clauses. */
export class ClauseParser {
  readonly #reader: TokenReader;
  readonly #expressions: ExpressionParser;

  /** @param query reads the query between the braces of `EXISTS { … }` */
  constructor(reader: TokenReader, query: () => Query) {
    this.#reader = reader;
    this.#expressions = new ExpressionParser(reader, () => (this.#isClause() ? query() : this.#patternQuery()));
  }

  /** All clauses up to the end of the query. */
  clauses(): Clause[] {
    const clauses: Clause[] = [];
    while (clauses.at(-1)?.kind !== "return") {
      const clause = this.#clause();
      if (!clause) return clauses;
      const before = clauses.at(-1);
      if (before && WRITING.has(before.kind) && READING.has(clause.kind))
        throw syntaxError(`WITH has to stand between a clause that writes and the ${clause.kind}`, clause.at);
      clauses.push(clause);
    }
    return clauses;
  }

  #isClause(): boolean {
    return ["MATCH", "OPTIONAL", "UNWIND", "WITH", "RETURN", "CALL", "CREATE", "MERGE", "SET", "DELETE", "REMOVE"].some(
      (word) => this.#reader.is(word),
    );
  }

  /** `EXISTS { (a)-->(b) WHERE … }` */
  #patternQuery(): Query {
    const at = this.#reader.token.start;
    return { clauses: [this.#match(at, false)], unions: [] };
  }

  #clause(): Clause | undefined {
    const reader = this.#reader;
    const at = reader.token.start;
    if (reader.accept("OPTIONAL", "MATCH")) return this.#match(at, true);
    if (reader.accept("MATCH")) return this.#match(at, false);
    if (reader.accept("UNWIND")) return this.#unwind(at);
    if (reader.accept("WITH")) return this.#projection("with", at);
    if (reader.accept("RETURN")) return this.#projection("return", at);
    if (reader.accept("CALL")) return this.#call(at);
    return this.#writing(at);
  }

  #writing(at: number): Clause | undefined {
    const reader = this.#reader;
    if (reader.accept("CREATE")) return { kind: "create", at, patterns: this.#expressions.patterns.patterns() };
    if (reader.accept("MERGE")) return this.#merge(at);
    if (reader.accept("SET")) return { kind: "change", at, changes: this.#changes(() => this.#setting()) };
    if (reader.accept("REMOVE")) return { kind: "change", at, changes: this.#changes(() => this.#removal()) };
    if (reader.accept("DETACH", "DELETE")) return this.#delete(at, true);
    if (reader.accept("DELETE")) return this.#delete(at, false);
    if (reader.accept("FOREACH")) return this.#foreach(at);
    return undefined;
  }

  #match(at: number, isOptional: boolean): Clause {
    const patterns = this.#expressions.patterns.patterns();
    const where = this.#where();
    return { kind: "match", at, isOptional, patterns, ...(where && { where }) };
  }

  #where(): Expression | undefined {
    return this.#reader.accept("WHERE") ? this.#expressions.expression() : undefined;
  }

  #unwind(at: number): Clause {
    const list = this.#expressions.expression();
    this.#reader.expect("AS");
    const variableAt = this.#reader.token.start;
    return { kind: "unwind", at, list, variable: this.#reader.name(), variableAt };
  }

  #merge(at: number): Clause {
    const pattern = this.#expressions.patterns.namedPattern();
    const onCreate: Change[] = [];
    const onMatch: Change[] = [];
    while (this.#reader.accept("ON")) {
      const changes = this.#reader.accept("CREATE") ? onCreate : onMatch;
      if (changes === onMatch) this.#reader.expect("MATCH");
      this.#reader.expect("SET");
      changes.push(...this.#changes(() => this.#setting()));
    }
    return { kind: "merge", at, pattern, onCreate, onMatch };
  }

  #changes(read: () => Change): Change[] {
    const changes: Change[] = [];
    do changes.push(read());
    while (this.#reader.accept(","));
    return changes;
  }

  #setting(): Change {
    const reader = this.#reader;
    const at = reader.token.start;
    if (reader.isName() && (reader.isAhead(1, "=") || reader.isAhead(1, "+="))) {
      const variable = reader.name();
      const isAdding = reader.take().text === "+=";
      return { kind: "set properties", at, variable, isAdding, value: this.#expressions.expression() };
    }
    const target = this.#target();
    if (target.kind === "has labels") return { kind: "set labels", at, of: target.of, labels: target.labels };
    reader.expect("=");
    return { kind: "set property", at, of: target.of, name: target.name, value: this.#expressions.expression() };
  }

  #removal(): Change {
    const at = this.#reader.token.start;
    const target = this.#target();
    if (target.kind === "has labels") return { kind: "remove labels", at, of: target.of, labels: target.labels };
    return { kind: "remove property", at, of: target.of, name: target.name };
  }

  /** `n.name` or `n:label`; the value before can be in brackets. */
  #target(): Expression & { kind: "property" | "has labels" } {
    const reader = this.#reader;
    let of: Expression = { kind: "variable", at: reader.token.start, name: "" };
    if (reader.accept("(")) {
      of = this.#expressions.expression();
      reader.expect(")");
    } else {
      of = { ...of, name: reader.name() };
    }
    if (reader.is(":")) {
      return { kind: "has labels", at: reader.token.start, of, labels: this.#expressions.patterns.labels() };
    }
    let target: (Expression & { kind: "property" }) | undefined;
    for (let at = reader.token.start; reader.accept("."); at = reader.token.start) {
      target = { kind: "property", at, of: target ?? of, name: reader.name() };
    }
    if (!target) throw reader.unexpected("a property or a label");
    return target;
  }

  #delete(at: number, isDetaching: boolean): Clause {
    const values: Expression[] = [];
    do values.push(this.#expressions.expression());
    while (this.#reader.accept(","));
    return { kind: "delete", at, isDetaching, values };
  }

  #foreach(at: number): Clause {
    const reader = this.#reader;
    reader.expect("(");
    const variable = reader.name();
    reader.expect("IN");
    const list = this.#expressions.expression();
    reader.expect("|");
    const clauses: Clause[] = [];
    while (!reader.accept(")")) {
      const clause = this.#writing(reader.token.start);
      if (!clause) throw reader.unexpected("a clause that writes");
      clauses.push(clause);
    }
    return { kind: "foreach", at, variable, list, clauses };
  }

  #call(at: number): Clause {
    const reader = this.#reader;
    let procedure = reader.name("the name of a procedure");
    while (reader.accept(".")) procedure += `.${reader.name()}`;
    const args = reader.accept("(") ? this.#expressions.list(")") : undefined;
    if (!reader.accept("YIELD")) return { kind: "call", at, procedure, args, yields: undefined };
    if (reader.accept("*")) return { kind: "call", at, procedure, args, yields: "all" };
    const yields: { field: string; name: string; at: number }[] = [];
    if (reader.accept("-")) return { kind: "call", at, procedure, args, yields };
    do {
      const position = reader.token.start;
      const field = reader.name();
      yields.push({ field, name: reader.accept("AS") ? reader.name() : field, at: position });
    } while (reader.accept(","));
    const where = this.#where();
    return { kind: "call", at, procedure, args, yields, ...(where && { where }) };
  }

  #projection(kind: Projection["kind"], at: number): Projection {
    const reader = this.#reader;
    const isDistinct = reader.accept("DISTINCT");
    const isAll = reader.accept("*");
    const columns: Column[] = [];
    if (!isAll || reader.accept(",")) {
      do columns.push(this.#column(kind));
      while (reader.accept(","));
    }
    const order = reader.accept("ORDER", "BY") ? this.#order() : [];
    const skip = reader.accept("SKIP") ? this.#expressions.expression() : undefined;
    const limit = reader.accept("LIMIT") ? this.#expressions.expression() : undefined;
    const where = kind === "with" ? this.#where() : undefined;
    const rest = { ...(skip && { skip }), ...(limit && { limit }), ...(where && { where }) };
    return { kind, at, isDistinct, isAll, columns, order, ...rest };
  }

  #column(kind: Projection["kind"]): Column {
    const reader = this.#reader;
    const at = reader.token.start;
    const value = this.#expressions.expression();
    const text = reader.textFrom(at);
    if (reader.accept("AS")) return { name: reader.name("the name of a column"), value };
    if (value.kind === "variable") return { name: value.name, value };
    if (kind === "with") throw syntaxError("WITH needs AS and a name behind the expression", at);
    return { name: text, value };
  }

  #order(): Projection["order"] {
    const reader = this.#reader;
    const order: { by: Expression; isDescending: boolean }[] = [];
    do {
      const by = this.#expressions.expression();
      const isDescending = reader.accept("DESC") || reader.accept("DESCENDING");
      if (!isDescending && !reader.accept("ASC")) reader.accept("ASCENDING");
      order.push({ by, isDescending });
    } while (reader.accept(","));
    return order;
  }
}
