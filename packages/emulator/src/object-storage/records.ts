/** How the fields of a line are told apart. */
export interface Dialect {
  readonly delimiter: string;
  /** Stands around a field that holds delimiters or line breaks, and twice where such a field holds it. */
  readonly quote: string;
}

export const DIALECT: Dialect = { delimiter: ",", quote: '"' };

/** The fields of a line. A field that holds nothing is undefined; one that holds an empty text stands in quotes. */
export type Fields = (string | undefined)[];

/** The lines of a text that comes in pieces, as many at a time as a piece completes. */
export async function* linesIn(pieces: AsyncIterable<string>, dialect: Dialect): AsyncGenerator<Fields[]> {
  let rest = "";
  let isFirst = true;
  for await (const piece of pieces) {
    const text = rest + (isFirst ? piece.replace(/^\uFEFF/, "") : piece);
    isFirst = false;
    const { lines, end } = split(text, dialect, false);
    rest = text.slice(end);
    if (lines.length > 0) yield lines;
  }
  const { lines } = split(rest, dialect, true);
  if (lines.length > 0) yield lines;
}

/** Splits as much of a text as is complete, and tells where that ends. Lines that are empty are left out. */
function split(text: string, { delimiter, quote }: Dialect, isLast: boolean): { lines: Fields[]; end: number } {
  const lines: Fields[] = [];
  let fields: Fields = [];
  let end = 0;
  let at = 0;
  let delimiterAt = indexOf(text, delimiter, 0);
  let breakAt = indexOf(text, "\n", 0);
  while (at <= text.length) {
    const quoted = text[at] === quote ? readQuoted(text, at, quote, isLast) : undefined;
    if (quoted === "incomplete") break;
    const from = quoted?.end ?? at;
    if (delimiterAt < from) delimiterAt = indexOf(text, delimiter, from);
    if (breakAt < from) breakAt = indexOf(text, "\n", from);
    const isLastField = breakAt < delimiterAt || delimiterAt === Number.POSITIVE_INFINITY;
    if (isLastField && breakAt === Number.POSITIVE_INFINITY && !isLast) break;
    const to = Math.min(breakAt, delimiterAt, text.length);
    const plain = text.slice(from, isLastField && to > from && text[to - 1] === "\r" ? to - 1 : to);
    fields.push(quoted ? quoted.value + plain : plain || undefined);
    at = to + 1;
    if (!isLastField) continue;
    if (fields.length > 1 || fields[0] !== undefined) lines.push(fields);
    fields = [];
    end = Math.min(at, text.length);
    if (end === text.length) break;
  }
  return { lines, end };
}

const LONGEST_FIELD = 1_048_576;

/**
 * The field in quotes that begins at a quote. A quote that is never closed is a character like others, or else one such
 * line would swallow the rest of its file.
 */
function readQuoted(text: string, at: number, quote: string, isLast: boolean) {
  let closing = text.indexOf(quote, at + 1);
  while (closing !== -1 && text[closing + 1] === quote) closing = text.indexOf(quote, closing + 2);
  const mayGoOn = !isLast && text.length - at < LONGEST_FIELD;
  if (mayGoOn && (closing === -1 || closing === text.length - 1)) return "incomplete";
  if (closing === -1) return undefined;
  return { value: text.slice(at + 1, closing).replaceAll(quote + quote, quote), end: closing + 1 };
}

function indexOf(text: string, part: string, from: number): number {
  const index = text.indexOf(part, from);
  return index === -1 ? Number.POSITIVE_INFINITY : index;
}

/** Fields as a line, without its line break. */
export function writeLine(fields: Fields, { delimiter, quote }: Dialect): string {
  const written = fields.map((field) => {
    if (field === undefined) return "";
    const isPlain = field !== "" && ![delimiter, quote, "\n", "\r"].some((character) => field.includes(character));
    return isPlain ? field : quote + field.replaceAll(quote, quote + quote) + quote;
  });
  return written.join(delimiter);
}
