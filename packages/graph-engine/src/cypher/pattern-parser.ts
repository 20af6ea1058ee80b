import type { ExpressionParser } from "./expression-parser.ts";
import { failed, notEmulated } from "./failures.ts";
import type { NodePattern, Pattern, RelationshipPattern } from "./syntax.ts";
import type { TokenReader } from "./token-reader.ts";

const MOST_RELATIONSHIPS = 20;

/** Reads the patterns of MATCH and CREATE, and adds their variables to those that can be used. */
export class PatternParser {
  readonly #reader: TokenReader;
  readonly #expressions: ExpressionParser;
  #unnamed = 0;
  #relationships = 0;

  constructor(reader: TokenReader, expressions: ExpressionParser) {
    this.#reader = reader;
    this.#expressions = expressions;
  }

  toMatch(): Pattern[] {
    this.#relationships = 0;
    const patterns: Pattern[] = [];
    do patterns.push(this.#pattern());
    while (this.#reader.accept(","));
    return patterns;
  }

  toCreate(): Pattern[] {
    const { start } = this.#reader.token;
    const known = new Set(this.#expressions.scope);
    const patterns = this.toMatch();
    for (const { nodes, relationships } of patterns) {
      for (const { variable, types, direction, length } of relationships) {
        if (known.has(variable)) throw failed(`the variable ${variable} in CREATE at position ${start} is taken.`);
        if (types.length !== 1 || direction === "both" || length)
          throw failed(`a relationship in CREATE at position ${start} needs one type and a direction.`);
      }
      for (const { variable, labels, properties } of nodes) {
        const isKnown = known.has(variable);
        if (isKnown && (labels.length > 0 || properties.length > 0 || nodes.length === 1))
          throw failed(`the variable ${variable} in CREATE at position ${start} is taken.`);
        known.add(variable);
      }
    }
    return patterns;
  }

  #pattern(): Pattern {
    const nodes = [this.#node()];
    const relationships: RelationshipPattern[] = [];
    while (this.#reader.is("-") || this.#reader.is("<")) {
      this.#relationships += 1;
      if (this.#relationships > MOST_RELATIONSHIPS)
        throw failed(`a clause has at most ${MOST_RELATIONSHIPS} relationships.`);
      relationships.push(this.#relationship());
      nodes.push(this.#node());
    }
    return { nodes, relationships };
  }

  #node(): NodePattern {
    this.#reader.expect("(");
    const variable = this.#variable();
    const labels: string[] = [];
    while (this.#reader.accept(":")) labels.push(this.#reader.name());
    const properties = this.#expressions.entries();
    this.#reader.expect(")");
    return { variable, labels, properties };
  }

  #relationship(): RelationshipPattern {
    const reader = this.#reader;
    const { start } = reader.token;
    const isIn = reader.accept("<");
    reader.expect("-");
    const inside = reader.accept("[") ? this.#inside() : { variable: this.#variable(), types: [], properties: [] };
    reader.expect("-");
    const isOut = reader.accept(">");
    if (isIn && isOut) throw notEmulated("a relationship with two arrows", start);
    return { ...inside, direction: isIn ? "in" : isOut ? "out" : "both" };
  }

  #inside(): Omit<RelationshipPattern, "direction"> {
    const reader = this.#reader;
    const { start } = reader.token;
    const named = reader.token.kind !== "sign" ? reader.token.text : undefined;
    if (named !== undefined && this.#expressions.scope.has(named))
      throw notEmulated(`a second use of the relationship ${named}`, start);
    const variable = this.#variable();
    const types: string[] = [];
    if (reader.accept(":")) {
      do {
        reader.accept(":");
        types.push(reader.name());
      } while (reader.accept("|"));
    }
    const length = reader.accept("*") ? this.#length(start) : undefined;
    const properties = this.#expressions.entries();
    reader.expect("]");
    return { variable, types, properties, ...(length && { length }) };
  }

  #length(start: number): { least: number; most: number } {
    const reader = this.#reader;
    const given = this.#count();
    const isRange = reader.accept("..");
    const most = isRange ? this.#count() : given;
    if (most === undefined) throw notEmulated("a length without an upper bound", start);
    if (most > MOST_RELATIONSHIPS) throw notEmulated(`a length of more than ${MOST_RELATIONSHIPS}`, start);
    return { least: given ?? 1, most };
  }

  #count(): number | undefined {
    if (this.#reader.token.kind !== "number") return undefined;
    const { text, start } = this.#reader.take();
    if (!/^\d{1,9}$/.test(text)) throw failed(`the length at position ${start} is not a whole number.`);
    return Number(text);
  }

  #variable(): string {
    const { kind } = this.#reader.token;
    if (kind !== "name" && kind !== "quoted name") {
      this.#unnamed += 1;
      return ` ${this.#unnamed}`;
    }
    const name = this.#reader.name();
    this.#expressions.scope.add(name);
    return name;
  }
}
