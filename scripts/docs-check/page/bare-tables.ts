/**
 * Tables with a cell on a line and nothing around it. Only the vocabulary tells where rows begin; empty cells have no
 * line, and some copies leave out cells of one sign (是, 否).
 */
import { type BareHead, bareHead } from "./bare-head.ts";
import type { FoundTable } from "./found-table.ts";
import { typeOf } from "./page-type.ts";
import { endsTable } from "./table-end.ts";
import { type Column, isMandatoryWord, labelOf, nameIn } from "./vocabulary.ts";

const LONGEST_TYPE = 60;

/** A line that holds a mandatory flag or a type and nothing else. */
export function looksLikeCell(line: string): boolean {
  return isMandatoryWord(line) || isTypeCell(line);
}

function isTypeCell(text: string): boolean {
  return text.length < LONGEST_TYPE && !text.endsWith(".") && typeOf(text) !== undefined;
}

/** The columns in the order in which a row shows them, parted by the one whose cells have many lines. */
interface Layout {
  leading: Column[];
  text: boolean;
  trailing: Column[];
  /** Flags have no line in this table. */
  flagless: boolean;
}

export function bareTable(lines: string[], at: number): FoundTable | undefined {
  const head = bareHead(lines, at);
  if (!head) return undefined;
  const layout = layoutOf(head, lines);
  const rows = [head.cells];
  const lost: string[] = [];
  let end = head.end;
  while (end < lines.length && !(endsTable(lines, end) && !startOf(lines, end, layout))) {
    const start = startOf(lines, end, layout);
    const stop = rowEnd(lines, start?.end ?? end + 1, layout);
    const rest = lines.slice(start?.end ?? end, stop);
    if (start) {
      const tail = tailOf(rest, layout);
      rows.push(inOrder([...start.cells, ...tail.cells], head, layout));
      lost.push(...tail.lost);
    } else lost.push(rest.join(" | "));
    end = stop;
  }
  return { rows, end, lost, ...(head.caption && { caption: head.caption }) };
}

function layoutOf({ columns, end }: BareHead, lines: string[]): Layout {
  const at = columns.indexOf("description");
  const leading = at === -1 ? columns : columns.slice(0, at);
  const layout = { leading, text: at !== -1, trailing: at === -1 ? [] : columns.slice(at + 1), flagless: false };
  const without = { ...layout, leading: leading.filter((column) => column !== "mandatory"), flagless: true };
  const flagless = without.leading.length < leading.length && !startOf(lines, end, layout);
  return flagless && startOf(lines, end, without) ? without : layout;
}

function rowEnd(lines: string[], from: number, layout: Layout): number {
  let end = from;
  while (end < lines.length && !startOf(lines, end, layout) && !endsTable(lines, end)) end++;
  return end;
}

/** The leading cells of the row that begins at a line. */
function startOf(lines: string[], at: number, layout: Layout): { cells: string[]; end: number } | undefined {
  const { leading, trailing } = layout;
  const cells = lines.slice(at, at + leading.length);
  if (cells.length < leading.length || !leading.every((column, offset) => fits(column, offset, cells, leading))) {
    return undefined;
  }
  // A field may be called like a heading; a type or a flag after its name tells them apart.
  if (leading[0] !== "name" || leading.length === 1) {
    if (endsTable(lines, at)) return undefined;
    if (leading[0] === "name" && !(trailing.includes("type") && typeFollows(lines, at + 1))) return undefined;
  }
  return { cells, end: at + leading.length };
}

function fits(column: Column, offset: number, cells: string[], leading: Column[]): boolean {
  const text = cells[offset] ?? "";
  // "n" may be a flag, and the name of a field.
  if (column === "name") {
    return nameIn(text) !== undefined && !/^[•·*–-]\s/.test(text) && (!isMandatoryWord(text) || /^[a-z]$/i.test(text));
  }
  // "Either labels or filters": between a name and a type, a flag may have more words.
  if (column === "mandatory" || column === "optional") {
    return isMandatoryWord(text) || (leading[offset + 1] === "type" && text.length < 60 && !isTypeCell(text));
  }
  // After a clear flag, what stands in place of a type is one, known or not.
  if (column === "type") {
    const flagged = offset > 1 && isMandatoryWord(cells[offset - 1] as string) && /^([\w<>[\],. ]{1,40}|-)$/.test(text);
    return isTypeCell(text) || (flagged && !/[.:]$/.test(text));
  }
  if (column === "status") return /^\d{3}\b/.test(text);
  if (column === "code") return /^[A-Z]{2,}\.\d+/.test(text);
  return text !== "";
}

/** Without flags and with the type at the end of the row, only the type after some lines of text confirms a name. */
function typeFollows(lines: string[], at: number): boolean {
  const next = lines.slice(at, at + 12).findIndex((line, offset) => isTypeCell(line) || endsTable(lines, at + offset));
  return next > 0 && isTypeCell(lines[at + next] as string);
}

/** Cells after the leading ones: the text, and the columns behind it. */
function tailOf(rest: string[], { text, trailing }: Layout): { cells: string[]; lost: string[] } {
  if (!text) return { cells: [], lost: rest.length > 0 ? [rest.join(" | ")] : [] };
  if (trailing.length === 0) return { cells: [rest.join("\n")], lost: lostIn(rest) };
  const type = trailing[0] === "type" ? rest.findLastIndex(isTypeCell) : rest.length - trailing.length;
  if (type < 0) return { cells: [rest.join("\n")], lost: [rest.join(" | ")] };
  // A list above the last cells is one cell, that of the range.
  let from = type;
  const listed = trailing[0] === "range" && /^•/.test(rest[type] ?? "");
  while (listed && /^•/.test(rest[from - 1] ?? "")) from--;
  const words = rest.slice(0, from);
  const cells = listed ? [rest.slice(from, type + 1).join("\n"), ...rest.slice(type + 1)] : rest.slice(from);
  const last = cells.length >= trailing.length ? cells.splice(trailing.length - 1).join("\n") : "";
  const filled = trailing.slice(0, -1).map((_, offset) => cells[offset] ?? "");
  return { cells: [words.join("\n"), ...filled, last], lost: lostIn(words) };
}

/** Lines of a description that look like the cells of a row of their own. */
function lostIn(lines: string[]): string[] {
  let listed = false;
  return lines.filter((line, at) => {
    const label = labelOf(line);
    if (label) {
      listed = label !== "text";
      return false;
    }
    return !listed && (looksLikeCell(line) || (at > 0 && looksLikeName(line, lines[at + 1])));
  });
}

/** A row with an unknown type or flag would vanish in the description of the row before. */
function looksLikeName(line: string, next: string | undefined): boolean {
  return /^[a-z]\w{2,}$/i.test(line) && next !== undefined && next.split(" ").length < 5 && !/[.。,:;•]/.test(next);
}

/** The cells under the titles of the header; a flag that has no line is empty. */
function inOrder(cells: string[], { columns }: BareHead, { flagless }: Layout): string[] {
  return columns.map((column) => (flagless && column === "mandatory" ? "" : (cells.shift() ?? "")));
}
