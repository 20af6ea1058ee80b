import { QueryError } from "../../errors/query-error.ts";
import { ENUMERATIONS, enumerationsWith, OTHER_CLASSES, PREDICATE_CLASSES, PREDICATE_NAMES } from "./enumerations.ts";
import { excerpt, failed, notEmulated, syntaxError, unknownProperty } from "./errors.ts";
import type { Argument, Call, ConstantArgument, Literal, PredicateArgument } from "./syntax.ts";
import { type Token, tokensOf } from "./tokens.ts";

const MOST_CHARACTERS = 1_000_000;
const MOST_CALLS = 1000;
const DEEPEST = 32;

const LITERALS: ReadonlyMap<string, Literal> = new Map<string, Literal>([
  ["true", true],
  ["false", false],
  ["null", null],
]);

const GROOVY_KEYWORDS: ReadonlySet<string> = new Set(["in", "as"]);

interface Name {
  readonly text: string;
  readonly position: number;
}

/**
 * Parses a query into the calls that follow `g`.
 *
 * @throws {QueryError} with the position of a syntax error
 */
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
    this.#next = this.#advance();
  }

  query(): readonly Call[] {
    const graph = this.#name();
    if (graph.text !== "g") throw unknownProperty(graph.text, graph.position);
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

  #call({ text, position }: Name): Call {
    this.#calls += 1;
    if (this.#calls > MOST_CALLS) throw failed(`it has more than ${MOST_CALLS} steps, which is the most here.`);
    return { name: text, arguments: this.#list("(", ")", () => this.#argument()), position };
  }

  /** Reads what stands between two brackets, with commas between. */
  #list<Item>(open: string, close: string, read: () => Item): readonly Item[] {
    this.#expect(open);
    this.#depth += 1;
    if (this.#depth > DEEPEST) {
      throw failed(`it is nested deeper than ${DEEPEST} levels at position ${this.#next.position}.`);
    }
    const found: Item[] = [];
    if (!this.#isMark(close)) {
      found.push(read());
      while (this.#isMark(",")) {
        this.#advance();
        found.push(read());
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
    if (this.#isMark("[")) return this.#listOrMap(position);
    return this.#named(this.#name());
  }

  /** Reads `[1, 2]`, `["a": 1]` or `[:]`. */
  #listOrMap(position: number): Argument {
    const parts = this.#list("[", "]", () => this.#entry());
    if (parts.every(({ value }) => value === undefined)) {
      return { kind: "list", items: parts.flatMap(({ key }) => key ?? []), position };
    }
    const entries = parts.map(({ key, value }): readonly [Argument, Argument][] => {
      if (key && value) return [[key, value]];
      if (!key && parts.length === 1) return [];
      throw syntaxError(`the map at position ${position} lacks a key or a value.`, position);
    });
    return { kind: "map", entries: entries.flat(), position };
  }

  #entry(): { key: Argument | undefined; value: Argument | undefined } {
    const { position } = this.#next;
    if (this.#isMark(":")) {
      this.#advance();
      return { key: undefined, value: { kind: "literal", value: null, position } };
    }
    const key = this.#mapKey();
    if (!this.#isMark(":")) return { key, value: undefined };
    this.#advance();
    return { key, value: this.#argument() };
  }

  /** A bare name before a colon is a text, and brackets around a key make it an expression. */
  #mapKey(): Argument {
    const token = this.#next;
    if (this.#isMark("(")) {
      this.#advance();
      const key = this.#argument();
      this.#expect(")");
      return key;
    }
    if (token.kind !== "name") return this.#argument();
    this.#advance();
    if (this.#isMark(":")) return { kind: "literal", value: token.text, position: token.position };
    return this.#named(token);
  }

  /** Reads an argument that begins with a name. */
  #named(name: Name): Argument {
    const { text, position } = name;
    const literal = LITERALS.get(text);
    if (literal !== undefined) return { kind: "literal", value: literal, position };
    if (text === "__") {
      this.#expect(".");
      return { kind: "traversal", calls: this.#callsFrom(this.#call(this.#name())), position };
    }
    if (PREDICATE_CLASSES.has(text) && this.#isMark(".")) {
      this.#advance();
      return this.#predicate(this.#name());
    }
    if (this.#isMark(".")) return this.#qualifiedConstant(name);
    if (!this.#isMark("(")) return bareConstant(name);
    if (GROOVY_KEYWORDS.has(text)) {
      throw syntaxError(`${text}() at position ${position} needs __. before it: it is a keyword of Groovy.`, position);
    }
    if (PREDICATE_NAMES.has(text)) return this.#predicate(name);
    return this.#traversalOrNegation(name);
  }

  /** `not` is a step, and with a predicate in it a predicate. */
  #traversalOrNegation(name: Name): Argument {
    const first = this.#call(name);
    const [argument, ...rest] = first.arguments;
    if (name.text === "not" && argument?.kind === "predicate" && rest.length === 0) {
      return this.#joined({ ...first, kind: "predicate", joined: [] });
    }
    return { kind: "traversal", calls: this.#callsFrom(first), position: name.position };
  }

  #predicate(name: Name): PredicateArgument {
    const { text, position } = name;
    if (!PREDICATE_NAMES.has(text) && text !== "not") throw notEmulated(`predicate ${excerpt(text)}()`, position);
    return this.#joined({ ...this.#call(name), kind: "predicate", joined: [] });
  }

  /** Reads the predicates that another one is joined to. */
  #joined(predicate: PredicateArgument): PredicateArgument {
    const joined: PredicateArgument["joined"][number][] = [];
    while (this.#isMark(".")) {
      this.#advance();
      const { name: by, position: at, arguments: given } = this.#call(this.#name());
      const [other, ...rest] = given;
      if (by === "negate" && !other) {
        joined.push({ by, predicate: undefined });
      } else if ((by === "and" || by === "or") && other?.kind === "predicate" && rest.length === 0) {
        joined.push({ by, predicate: other });
      } else {
        throw notEmulated(`${excerpt(by)}() on a predicate`, at);
      }
    }
    return { ...predicate, joined };
  }

  /** Reads `Order.desc` or `VertexProperty.Cardinality.single`. */
  #qualifiedConstant({ text, position }: Name): ConstantArgument {
    this.#expect(".");
    const inner = this.#name();
    if (text === "VertexProperty") return this.#qualifiedConstant(inner);
    const constants = Object.hasOwn(ENUMERATIONS, text) ? ENUMERATIONS[text] : undefined;
    if (!constants) throw OTHER_CLASSES.has(text) ? notEmulated(text, position) : unknownProperty(text, position);
    if (!constants.includes(inner.text)) throw unknownProperty(inner.text, inner.position);
    return { kind: "constant", type: text, name: inner.text, position };
  }

  #name(): Name {
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

  #advance(): Token {
    const next = this.#tokens.next();
    if (!next.done) this.#next = next.value;
    return this.#next;
  }

  #unexpected(wanted = "this is not expected") {
    const token = this.#next;
    const { position } = token;
    if (token.kind === "end") return syntaxError(`it ends at position ${position}, where more is expected.`, position);
    const shown = token.kind === "value" ? String(token.value) : token.text;
    return syntaxError(`${wanted} at position ${position}: [${excerpt(shown)}].`, position);
  }
}

function bareConstant({ text, position }: Name): ConstantArgument {
  const types = enumerationsWith(text);
  if (types.length === 0) {
    throw OTHER_CLASSES.has(text) ? notEmulated(text, position) : unknownProperty(text, position);
  }
  return { kind: "constant", type: types.length === 1 ? types[0] : undefined, name: text, position };
}
