import { QueryError } from "../errors/query-error.ts";
import { excerpt, failed, notEmulated } from "./failures.ts";
import { type Token, tokensOf } from "./tokens.ts";

/** A step of a query, or a word that goes with one. */
export interface Call {
  readonly name: string;
  readonly arguments: readonly Argument[];
  readonly position: number;
}

/** What can be written in plain words. */
export type Literal = string | number | boolean | null;

export interface PredicateArgument {
  readonly kind: "predicate";
  readonly name: string;
  readonly arguments: readonly Argument[];
  readonly position: number;
  /** What it is joined to behind it: `gt(1).and(lt(5))`. */
  readonly joined: readonly { readonly by: string; readonly predicate: PredicateArgument | undefined }[];
}

export type Argument =
  | { readonly kind: "literal"; readonly value: Literal; readonly position: number }
  | { readonly kind: "list"; readonly items: readonly Argument[]; readonly position: number }
  /** A name that stands for itself, such as `desc`. */
  | { readonly kind: "constant"; readonly name: string; readonly position: number }
  | PredicateArgument
  | { readonly kind: "traversal"; readonly calls: readonly Call[]; readonly position: number };

const MOST_CHARACTERS = 1_000_000;
const MOST_CALLS = 1000;
const DEEPEST = 32;

const LITERALS: Readonly<Record<string, Literal>> = { true: true, false: false, null: null };
const PREDICATES: ReadonlySet<string> = new Set(
  (
    "eq neq gt gte lt lte inside outside between within without " +
    "startingWith endingWith containing notStartingWith notEndingWith notContaining " +
    "textSubString textCISubString textFuzzy textPrefix textRegex"
  ).split(" "),
);
const PREDICATE_CLASSES: ReadonlySet<string> = new Set(["P", "TextP", "Text"]);
const CONSTANT_CLASSES: ReadonlySet<string> = new Set([
  ..."T Order Scope Column Pop Cardinality VertexProperty Direction".split(" "),
]);
const CONSTANTS: ReadonlySet<string> = new Set(
  (
    "id label key value asc desc incr decr shuffle local global keys values first last all mixed single list set " +
    "IN OUT BOTH"
  ).split(" "),
);

const KEYWORDS: ReadonlySet<string> = new Set(["in", "as"]);

/** Reads a query: the steps that follow `g`. */
export function parse(command: string): readonly Call[] {
  if (command.length > MOST_CHARACTERS) {
    throw new QueryError("too-long", `Here it is ${MOST_CHARACTERS} characters.`);
  }
  return new Parser(command).query();
}

class Parser {
  readonly #tokens: Iterator<Token, void>;
  #next: Token;
  #calls = 0;
  #depth = 0;

  constructor(command: string) {
    this.#tokens = tokensOf(command);
    this.#next = this.#tokens.next().value as Token;
  }

  query(): readonly Call[] {
    const graph = this.#name();
    if (graph.text !== "g") throw noProperty(graph.text);
    this.#expect(".");
    const calls = this.#callsFrom(this.#call(this.#name()));
    while (this.#isMark(";")) this.#advance();
    if (this.#next.kind === "name") throw notEmulated("a second statement", this.#next.position);
    if (this.#next.kind !== "end") throw this.#unexpected();
    return calls;
  }

  #callsFrom(first: Call): readonly Call[] {
    const calls = [first];
    while (this.#isMark(".")) {
      this.#advance();
      calls.push(this.#call(this.#name()));
    }
    return calls;
  }

  #call({ text, position }: { text: string; position: number }): Call {
    this.#calls += 1;
    if (this.#calls > MOST_CALLS) throw failed(`it has more than ${MOST_CALLS} steps, which is the most here.`);
    return { name: text, arguments: this.#arguments("(", ")"), position };
  }

  #arguments(open: string, close: string): readonly Argument[] {
    this.#expect(open);
    this.#depth += 1;
    if (this.#depth > DEEPEST) {
      throw failed(`it is nested deeper than ${DEEPEST} levels at position ${this.#next.position}.`);
    }
    const found: Argument[] = [];
    if (!this.#isMark(close)) {
      found.push(this.#argument());
      while (this.#isMark(",")) {
        this.#advance();
        found.push(this.#argument());
      }
    }
    this.#expect(close);
    this.#depth -= 1;
    return found;
  }

  #argument(): Argument {
    const token = this.#next;
    const { position } = token;
    if (token.kind === "value") {
      this.#advance();
      return { kind: "literal", value: token.value, position };
    }
    if (this.#isMark("[")) return { kind: "list", items: this.#arguments("[", "]"), position };
    const name = this.#name();
    if (Object.hasOwn(LITERALS, name.text)) return { kind: "literal", value: LITERALS[name.text] as Literal, position };
    if (name.text === "__") {
      this.#expect(".");
      return { kind: "traversal", calls: this.#callsFrom(this.#call(this.#name())), position };
    }
    if (PREDICATE_CLASSES.has(name.text)) {
      this.#expect(".");
      return this.#predicate(this.#name());
    }
    if (CONSTANT_CLASSES.has(name.text)) {
      this.#expect(".");
      const inner = this.#name();
      if (!CONSTANT_CLASSES.has(inner.text)) return constant(inner.text, position);
      this.#expect(".");
      return constant(this.#name().text, position);
    }
    if (!this.#isMark("(")) return constant(name.text, position);
    if (KEYWORDS.has(name.text)) {
      throw failed(
        `${name.text}() at position ${position} needs __. before it, for ${name.text} is a keyword of Groovy.`,
      );
    }
    if (PREDICATES.has(name.text)) return this.#predicate(name);
    return { kind: "traversal", calls: this.#callsFrom(this.#call(name)), position };
  }

  #predicate({ text, position }: { text: string; position: number }): PredicateArgument {
    if (!PREDICATES.has(text)) throw notEmulated(`predicate ${excerpt(text)}()`, position);
    const given = this.#arguments("(", ")");
    const joined: { by: string; predicate: PredicateArgument | undefined }[] = [];
    while (this.#isMark(".")) {
      this.#advance();
      const { text: by, position: at } = this.#name();
      const [other, ...rest] = this.#arguments("(", ")");
      const isNegation = by === "negate" && !other;
      const isJunction = (by === "and" || by === "or") && other?.kind === "predicate" && rest.length === 0;
      if (!isNegation && !isJunction) throw notEmulated(`${excerpt(by)}() on a predicate`, at);
      joined.push({ by, predicate: other as PredicateArgument | undefined });
    }
    return { kind: "predicate", name: text, arguments: given, position, joined };
  }

  #name(): { text: string; position: number } {
    const token = this.#next;
    if (token.kind !== "name") throw this.#unexpected();
    this.#advance();
    return token;
  }

  #isMark(text: string): boolean {
    return this.#next.kind === "mark" && this.#next.text === text;
  }

  #expect(text: string): void {
    if (!this.#isMark(text)) throw this.#unexpected(`[${text}] is expected`);
    this.#advance();
  }

  #advance(): void {
    this.#next = this.#tokens.next().value as Token;
  }

  #unexpected(wanted = "this is not expected") {
    const token = this.#next;
    if (token.kind === "end") return failed(`it ends at position ${token.position}, where more is expected.`);
    const shown = token.kind === "value" ? String(token.value) : token.text;
    return failed(`${wanted} at position ${token.position}: [${excerpt(shown)}].`);
  }
}

function constant(name: string, position: number): Argument {
  if (!CONSTANTS.has(name)) throw noProperty(name);
  return { kind: "constant", name, position };
}

/** What the Gremlin server says of a name that it does not know, as the vendor's example shows it. */
function noProperty(name: string) {
  return new QueryError("unknown-name", `No such property: ${excerpt(name)} for class: Script1`);
}
