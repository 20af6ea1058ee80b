/**
 * Finds the tables in lines of text: rows between pipes or tabs, or a cell on a line and nothing around it. Whatever
 * does not fit is kept in sight: the lines that look lost are named, and count as rows that were not read.
 */
import { bareTable, looksLikeCell } from "./bare-tables.ts";
import type { FoundTable } from "./found-table.ts";
import { isDelimiter, pipeTable } from "./pipe-tables.ts";
import type { Block } from "./read-page.ts";
import { endsTable } from "./table-end.ts";
import { CELL_BREAK, ESCAPED_PIPE, normaliseCell } from "./text.ts";
import { columnOf, isInnerHeading, sectionOf } from "./vocabulary.ts";

/** A row that a table seems to have, but that could not be read. */
export interface LostRow {
  kind: "lost";
  text: string;
}

export type PageBlock = Block | LostRow;

export function findLineTables(blocks: Block[]): PageBlock[] {
  const result: PageBlock[] = [];
  let lines: string[] = [];
  const flush = () => {
    for (const block of tablesIn(lines)) result.push(block);
    lines = [];
  };
  for (const block of blocks) {
    if (block.kind === "line" && block.level === undefined) {
      for (const line of split(block.text)) lines.push(line);
    } else {
      flush();
      result.push(block);
    }
  }
  flush();
  return result;
}

/** Text pages run the end of one list item and the heading of the next together. */
function split(line: string): string[] {
  const at = line.lastIndexOf(" - ");
  const heading = at === -1 ? "" : line.slice(at + 3);
  return sectionOf(heading) || isInnerHeading(heading) ? [line.slice(0, at), heading] : [line];
}

function tablesIn(lines: string[]): PageBlock[] {
  const blocks: PageBlock[] = [];
  for (let at = 0; at < lines.length; ) {
    const found = pipeTable(lines, at) ?? tabTable(lines, at) ?? bareTable(lines, at);
    if (found && found.end > at) {
      const { rows, caption } = found;
      blocks.push({ kind: "table", rows: rows.map((row) => row.map(normaliseCell)), ...(caption && { caption }) });
      for (const text of found.lost) blocks.push({ kind: "lost", text });
      at = found.end;
      continue;
    }
    const text = (lines[at++] as string)
      .replaceAll(CELL_BREAK, " ")
      .replaceAll(ESCAPED_PIPE, "|")
      .replaceAll("\t", " ");
    if (looksLost(text, lines[at])) blocks.push({ kind: "lost", text });
    blocks.push({ kind: "line", text });
  }
  return blocks;
}

/** A line that only a table would have, outside of every table that was found. */
function looksLost(text: string, next: string | undefined): boolean {
  if (isDelimiter(text) || /^\|.*[^|\s].*\|/.test(text) || (looksLikeCell(text) && !columnOf(text))) return true;
  if (sectionOf(text) || next === undefined) return false;
  return columnOf(text) !== undefined && columnOf(next) !== undefined;
}

/** Rows with tabs between their cells, as tables are copied out of a browser. */
function tabTable(lines: string[], at: number): FoundTable | undefined {
  const header = tabRow(lines[at] ?? "");
  if (header.length < 2 || !header.every(columnOf)) return undefined;
  const rows = [header];
  let end = at + 1;
  for (; end < lines.length && !endsTable(lines, end); end++) {
    const row = tabRow(lines[end] as string);
    if (row.length > 1) rows.push(row);
    else rows.at(-1)?.push(`${rows.at(-1)?.pop() ?? ""}\n${row[0]}`);
  }
  const [whole, lost] = [true, false].map((fits) => rows.filter((row) => (row.length === header.length) === fits));
  return { rows: whole as string[][], end, lost: (lost as string[][]).map((row) => row.join(" | ")) };
}

function tabRow(line: string): string[] {
  return line.split("\t").map((cell) => cell.trim());
}
