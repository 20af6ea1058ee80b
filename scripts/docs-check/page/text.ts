/** Brings the text of a page into one form, whatever its markup and its signs. */

/** Line break inside a cell whose row stands on one line. */
export const CELL_BREAK = "\u2028";
/** Pipe that belongs to the text of a cell. */
export const ESCAPED_PIPE = "\ue001";

/** Full-width signs become the usual ones; Markdown's escapes, emphasis and links become text. */
export function normalise(text: string): string {
  return text
    .normalize("NFKC")
    .replace(/[“”]/g, '"')
    .replace(/[‘’]/g, "'")
    .replace(/\\([_*[\](){}#<>~.!`-])/g, "$1")
    .replace(/!?\[([^\][\n]{0,300})\]\((?:<[^<>\n]{0,500}>|[^()\s]{0,500})\)/g, "$1")
    .replace(/\*\*|`/g, "")
    .replace(/[ \t]+/g, " ")
    .trim();
}

/** Lines of a cell, without the empty ones. */
export function normaliseCell(text: string): string {
  return text
    .replaceAll(ESCAPED_PIPE, "|")
    .split(new RegExp(`\n|${CELL_BREAK}`))
    .map(normalise)
    .filter((line) => line !== "")
    .join("\n");
}

export function normaliseCode(text: string): string {
  return text.normalize("NFKC").replace(/[“”]/g, '"').replaceAll(ESCAPED_PIPE, "|").trim();
}
