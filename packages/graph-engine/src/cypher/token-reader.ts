import { notEmulated } from "./failures.ts";
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
    return this.#tokens[this.#at] as Token;
  }

  get next(): Token | undefined {
    return this.#tokens[this.#at + 1];
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

  is(word: string): boolean {
    const { kind, text } = this.token;
    return (kind === "name" || kind === "sign") && text.toUpperCase() === word;
  }

  accept(...words: readonly string[]): boolean {
    if (!words.every((word, ahead) => this.#isAt(this.#at + ahead, word))) return false;
    this.#at += words.length;
    return true;
  }

  expect(word: string): void {
    if (!this.accept(word)) throw this.unexpected(word);
  }

  name(): string {
    const { kind, text } = this.token;
    if (kind !== "name" && kind !== "quoted name") throw this.unexpected("a name");
    this.take();
    return text;
  }

  unexpected(wanted: string): Error {
    const { text, start } = this.token;
    return notEmulated(`[${text.slice(0, 60)}] where ${wanted} is expected`, start);
  }

  #isAt(position: number, word: string): boolean {
    const token = this.#tokens[position];
    return (token?.kind === "name" || token?.kind === "sign") && token.text.toUpperCase() === word;
  }
}
