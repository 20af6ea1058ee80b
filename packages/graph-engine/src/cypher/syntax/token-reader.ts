import { itemAt } from "../../collections/item-at.ts";
import { syntaxError } from "../errors.ts";
import { type Token, tokensOf } from "./tokens.ts";

/** Goes through the tokens of a statement. Keywords are read in any case. */
export class TokenReader {
  readonly statement: string;
  readonly #tokens: readonly Token[];
  #at = 0;

  constructor(statement: string) {
    this.statement = statement;
    this.#tokens = tokensOf(statement);
  }

  get token(): Token {
    return itemAt(this.#tokens, this.#at);
  }

  /** Place to come back to with `reset`. */
  get mark(): number {
    return this.#at;
  }

  reset(mark: number): void {
    this.#at = mark;
  }

  /** The text from a position up to the token that was read last. */
  textFrom(start: number): string {
    return this.statement.slice(start, this.#tokens[this.#at - 1]?.end);
  }

  take(): Token {
    const { token } = this;
    if (token.kind !== "end") this.#at += 1;
    return token;
  }

  /** Returns true when the next tokens are these words or signs. */
  is(...words: readonly string[]): boolean {
    return words.every((word, ahead) => this.#isAt(this.#at + ahead, word));
  }

  /** Returns true when the token after the next ones is this word or sign. */
  isAhead(ahead: number, word: string): boolean {
    return this.#isAt(this.#at + ahead, word);
  }

  accept(...words: readonly string[]): boolean {
    if (!this.is(...words)) return false;
    this.#at += words.length;
    return true;
  }

  expect(...words: readonly string[]): void {
    for (const word of words) if (!this.accept(word)) throw this.unexpected(word);
  }

  isName(): boolean {
    return this.token.kind === "name" || this.token.kind === "quoted name";
  }

  name(wanted = "a name"): string {
    if (!this.isName()) throw this.unexpected(wanted);
    return this.take().text;
  }

  unexpected(wanted: string): Error {
    const { kind, text, start } = this.token;
    const found = kind === "end" ? "the statement ends" : `[${text.slice(0, 60)}] stands`;
    return syntaxError(`${found} where ${wanted} is expected`, start);
  }

  #isAt(position: number, word: string): boolean {
    const token = this.#tokens[position];
    return (token?.kind === "name" || token?.kind === "sign") && token.text.toUpperCase() === word;
  }
}
