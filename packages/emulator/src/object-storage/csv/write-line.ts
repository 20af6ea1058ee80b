import type { Dialect, Fields } from "./dialect.ts";

/** Writes fields as a line, without its line break. */
export function writeLine(fields: Fields, { delimiter, quote }: Dialect): string {
  const written = fields.map((field) => {
    if (field === undefined) return "";
    const isPlain = field !== "" && ![delimiter, quote, "\n", "\r"].some((character) => field.includes(character));
    return isPlain ? field : quote + field.replaceAll(quote, quote + quote) + quote;
  });
  return written.join(delimiter);
}
