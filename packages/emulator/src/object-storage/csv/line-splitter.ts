import type { Dialect, Fields } from "./dialect.ts";
import { Piece } from "./piece.ts";

/** Greatest number of characters in a line: far more than any element has, and few enough to hold in memory. */
export const LONGEST_LINE = 16 * 1024 * 1024;

/** Greatest number of characters that a quote may stay open. */
const LONGEST_QUOTED_FIELD = 1024 * 1024;

const EXCERPT_CHARACTERS = 100;

/** A line that is longer than a line may be. */
export class OverlongLine {
  /** Beginning of the line, as far as it was read into fields. */
  readonly excerpt: Fields;

  constructor(excerpt: Fields) {
    this.excerpt = excerpt;
  }
}

export type Line = Fields | OverlongLine;

/**
 * Splitter of a text that comes in pieces, as a state machine:
 *
 *     start ── quote ──> quoted <── quote ──> closing ── other ──> plain ── delimiter or line break ──> start
 *        └────────────────────────── other ──────────────────────────┘
 *
 * A line that grows too long is overlong up to its line break. Every character is read once, except those behind a quote
 * that turns out never to be closed: they are read twice.
 */
export class LineSplitter {
  readonly #dialect: Dialect;
  #lines: Line[] = [];
  #state: "start" | "quoted" | "closing" | "plain" | "overlong" = "start";
  #fields: Fields = [];
  /** Text of the field so far. */
  #field = "";
  /** Number of characters of the field that stood in quotes; undefined for a field without quotes. */
  #quotedLength: number | undefined;
  #lineLength = 0;
  #isFirstPiece = true;

  constructor(dialect: Dialect) {
    this.#dialect = dialect;
  }

  /** Hands over the lines that are complete. Empty ones are left out. */
  take(): Line[] {
    const lines = this.#lines;
    this.#lines = [];
    return lines;
  }

  add(text: string): void {
    this.#split(this.#isFirstPiece ? text.replace(/^\uFEFF/, "") : text);
    this.#isFirstPiece = false;
  }

  /** Takes what is left for the last line. */
  end(): void {
    while (this.#state === "quoted") this.#readAgainAsPlain();
    this.#endLine();
  }

  #split(text: string): void {
    const piece = new Piece(text, this.#dialect.delimiter);
    for (let at = 0; at < text.length; ) at = this.#step(piece, at);
  }

  /** Reads on from a position in the piece and returns the position it has reached. */
  #step(piece: Piece, at: number): number {
    if (this.#state === "overlong") return this.#skip(piece, at);
    if (this.#state === "quoted") return this.#readQuoted(piece, at);
    const { quote } = this.#dialect;
    if (this.#state === "plain" || !piece.text.startsWith(quote, at)) return this.#readPlain(piece, at);
    if (this.#state === "closing") this.#field += quote;
    this.#state = "quoted";
    return at + quote.length;
  }

  #readQuoted(piece: Piece, at: number): number {
    const { quote } = this.#dialect;
    const quoteAt = piece.text.indexOf(quote, at);
    const end = quoteAt === -1 ? piece.text.length : quoteAt;
    this.#append(piece.text.slice(at, end));
    if (quoteAt !== -1) {
      this.#state = "closing";
      return end + quote.length;
    }
    if (this.#field.length > LONGEST_QUOTED_FIELD) this.#readAgainAsPlain();
    return end;
  }

  #readPlain(piece: Piece, at: number): number {
    if (this.#state === "closing") this.#quotedLength = this.#field.length;
    this.#state = "plain";
    const delimiterAt = piece.delimiterFrom(at);
    const breakAt = piece.breakFrom(at);
    const end = Math.min(delimiterAt, breakAt, piece.text.length);
    this.#append(piece.text.slice(at, end));
    if (this.#lineLength > LONGEST_LINE) {
      this.#state = "overlong";
    } else if (end === breakAt) {
      this.#endLine();
      return end + 1;
    } else if (end === delimiterAt) {
      this.#endField();
      return end + this.#dialect.delimiter.length;
    }
    return end;
  }

  #append(text: string): void {
    this.#field += text;
    this.#lineLength += text.length;
  }

  /** A quote that is never closed is a character like others, or else one such line would swallow the rest of its file. */
  #readAgainAsPlain(): void {
    const { quote } = this.#dialect;
    const text = this.#field.replaceAll(quote, quote + quote);
    this.#lineLength -= this.#field.length;
    this.#field = quote;
    this.#state = "plain";
    this.#split(text);
  }

  #skip(piece: Piece, at: number): number {
    const breakAt = piece.breakFrom(at);
    if (breakAt > piece.text.length) return piece.text.length;
    this.#endLine();
    return breakAt + 1;
  }

  #endField(): void {
    const isQuoted = this.#state === "closing" || this.#quotedLength !== undefined;
    this.#fields.push(isQuoted ? this.#field : this.#field || undefined);
    this.#lineLength += 1;
    this.#field = "";
    this.#quotedLength = undefined;
    this.#state = "start";
  }

  #endLine(): void {
    if (this.#state === "overlong") this.#endOverlongLine();
    else {
      const isBehindQuotes = this.#field.length > (this.#quotedLength ?? 0);
      if (this.#state === "plain" && isBehindQuotes && this.#field.endsWith("\r"))
        this.#field = this.#field.slice(0, -1);
      this.#endField();
      if (this.#fields.length > 1 || this.#fields[0] !== undefined) this.#lines.push(this.#fields);
    }
    this.#fields = [];
    this.#lineLength = 0;
  }

  #endOverlongLine(): void {
    const beginning = [...this.#fields, this.#field].slice(0, 10);
    this.#lines.push(new OverlongLine(beginning.map((field) => field?.slice(0, EXCERPT_CHARACTERS))));
    this.#field = "";
    this.#quotedLength = undefined;
    this.#state = "start";
  }
}
