import { syntaxError } from "../errors.ts";
import type { Expression, NodePattern, Pattern, RelationshipPattern } from "./ast.ts";
import type { TokenReader } from "./token-reader.ts";

const MOST_RELATIONSHIPS = 100;

/** Reads the expressions inside of patterns. */
interface Expressions {
  map(): Expression;
}

/** Reads patterns such as `(a)-[r:knows]->(b)`. */
export class PatternParser {
  readonly #reader: TokenReader;
  readonly #expressions: Expressions;

  constructor(reader: TokenReader, expressions: Expressions) {
    this.#reader = reader;
    this.#expressions = expressions;
  }

  patterns(): Pattern[] {
    const patterns: Pattern[] = [];
    do patterns.push(this.namedPattern());
    while (this.#reader.accept(","));
    return patterns;
  }

  /** `p = (a)-->(b)`, or without the name. */
  namedPattern(): Pattern {
    const at = this.#reader.token.start;
    if (!this.#reader.isName() || !this.#reader.isAhead(1, "=")) return this.pattern();
    const variable = this.#reader.name();
    this.#reader.expect("=");
    return { ...this.pattern(), at, variable };
  }

  pattern(): Pattern {
    const at = this.#reader.token.start;
    const nodes = [this.#node()];
    const relationships: RelationshipPattern[] = [];
    while (this.#reader.is("-") || this.#reader.is("<")) {
      if (relationships.length === MOST_RELATIONSHIPS)
        throw syntaxError(`a pattern has more than ${MOST_RELATIONSHIPS} relationships`, this.#reader.token.start);
      relationships.push(this.#relationship());
      nodes.push(this.#node());
    }
    return { at, nodes, relationships };
  }

  labels(): string[] {
    const labels: string[] = [];
    while (this.#reader.accept(":")) labels.push(this.#reader.name("a label"));
    return labels;
  }

  #node(): NodePattern {
    const at = this.#reader.token.start;
    this.#reader.expect("(");
    const variable = this.#variable();
    const labels = this.labels();
    const properties = this.#properties();
    this.#reader.expect(")");
    return { at, labels, ...(variable !== undefined && { variable }), ...(properties && { properties }) };
  }

  #relationship(): RelationshipPattern {
    const reader = this.#reader;
    const at = reader.token.start;
    const isIn = reader.accept("<");
    reader.expect("-");
    const inside = reader.accept("[") ? this.#inside() : { types: [] };
    reader.expect("-");
    const isOut = reader.accept(">");
    return { at, ...inside, direction: isIn === isOut ? "both" : isIn ? "in" : "out" };
  }

  #inside(): Omit<RelationshipPattern, "direction" | "at"> {
    const reader = this.#reader;
    const variable = this.#variable();
    const types: string[] = [];
    if (reader.accept(":")) {
      do {
        reader.accept(":");
        types.push(reader.name("a type"));
      } while (reader.accept("|"));
    }
    const length = reader.accept("*") ? this.#length() : undefined;
    const properties = this.#properties();
    reader.expect("]");
    return {
      types,
      ...(variable !== undefined && { variable }),
      ...(properties && { properties }),
      ...(length && { length }),
    };
  }

  #length(): { least: number; most: number } {
    const least = this.#count();
    if (!this.#reader.accept("..")) return { least: least ?? 1, most: least ?? Number.POSITIVE_INFINITY };
    return { least: least ?? 1, most: this.#count() ?? Number.POSITIVE_INFINITY };
  }

  #count(): number | undefined {
    if (this.#reader.token.kind !== "number") return undefined;
    const { text, start } = this.#reader.take();
    if (!/^\d{1,9}$/.test(text)) throw syntaxError("a length is no whole number", start);
    return Number(text);
  }

  #properties(): Expression | undefined {
    const { kind, text, start: at } = this.#reader.token;
    if (this.#reader.is("{")) return this.#expressions.map();
    if (kind !== "parameter") return undefined;
    this.#reader.take();
    return { kind: "parameter", at, name: text };
  }

  #variable(): string | undefined {
    return this.#reader.isName() ? this.#reader.name() : undefined;
  }
}
