/**
 * Finds the tables in lines of text: a row on a line between pipes or tabs, a cell on a line with or without pipes.
 * Without pipes only the vocabulary tells where rows begin, so whatever does not fit is kept in sight: the cells that
 * look lost are named, and the table counts as not understood.
 */
import { typeOf } from "./page-type.ts";
import type { Block } from "./read-page.ts";
import {
  type Column,
  captionOf,
  columnOf,
  isInnerHeading,
  isMandatoryWord,
  nameIn,
  sectionOf,
  statusLabelOf,
} from "./vocabulary.ts";

export type PageBlock = Block | { kind: "lost"; text: string };

/** A table found at `start`: its rows, where the lines go on, and the cells that found no place. */
interface Found {
  rows: string[][];
  caption?: string;
  end: number;
  lost?: string[];
}

const DELIMITER = /^\|?(\s*:?-{2,}:?\s*\|)+\s*(:?-{2,}:?\s*)?$/;
const ENOUGH_LINES_FOR_A_CELL = 80;

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
    const found = pipeRows(lines, at) ?? pipeCells(lines, at) ?? tabRows(lines, at) ?? bareCells(lines, at);
    if (found && found.end > at) {
      blocks.push({ kind: "table", rows: found.rows, ...(found.caption && { caption: found.caption }) });
      for (const text of found.lost ?? []) blocks.push({ kind: "lost", text });
      at = found.end;
      continue;
    }
    const text = lines[at++] as string;
    if (looksLost(text, lines[at])) blocks.push({ kind: "lost", text });
    blocks.push({ kind: "line", text });
  }
  return blocks;
}

/** A line that only a table would have, outside of every table that was found. */
function looksLost(text: string, next: string | undefined): boolean {
  if (isMandatoryWord(text) || DELIMITER.test(text)) return true;
  if (typeOf(text) && !columnOf(text)) return true;
  if (sectionOf(text) || next === undefined) return false;
  return columnOf(text) !== undefined && columnOf(next) !== undefined;
}

/** `| Parameter | Type |`, a row on a line. */
function pipeRows(lines: string[], at: number): Found | undefined {
  const header = pipeRow(lines[at] ?? "");
  if (header.length < 2) return undefined;
  const delimited = DELIMITER.test(lines[at + 1] ?? "") && pipeRow(lines[at + 1] as string).length === header.length;
  if (!delimited && !header.every(columnOf)) return undefined;
  const rows = [header];
  let end = at + (delimited ? 2 : 1);
  while (pipeRow(lines[end] ?? "").length > 1 && !DELIMITER.test(lines[end + 1] ?? ""))
    rows.push(pipeRow(lines[end++] as string));
  return { rows, end, lost: rows.filter((row) => row.length !== header.length).map((row) => row.join(" | ")) };
}

function pipeRow(line: string): string[] {
  if (!line.includes("|")) return [];
  return line
    .replace(/^\||\|$/g, "")
    .split("|")
    .map((cell) => cell.trim());
}

/** A cell on a line, each ending in a pipe; rows may open with a line that is only a pipe. */
function pipeCells(lines: string[], at: number): Found | undefined {
  const head = pipeHead(lines, at);
  if (!head) return undefined;
  const rows = [head.cells];
  const lost: string[] = [];
  let end = head.end;
  while (end < lines.length && !pipeHead(lines, end)) {
    const row = pipeCellRow(lines, end, head);
    if (row === undefined) break;
    if (row.cells.length < head.cells.length) lost.push(row.cells.join(" | ") || (lines[end] as string));
    else rows.push(row.cells);
    end = row.end;
  }
  return { rows, end, lost };
}

interface PipeHead {
  cells: string[];
  opened: boolean;
  end: number;
}

function pipeHead(lines: string[], at: number): PipeHead | undefined {
  const opened = lines[at] === "|";
  const cells: string[] = [];
  let next = at + (opened ? 1 : 0);
  while (/[^|]\s*\|$/.test(lines[next] ?? "") && !DELIMITER.test(lines[next] as string) && cells.length < 12) {
    cells.push((lines[next++] as string).replace(/\s*\|$/, ""));
  }
  if (!DELIMITER.test(lines[next] ?? "")) return undefined;
  const columns = (lines[next] as string).match(/-{2,}/g)?.length;
  return cells.length > 1 && columns === cells.length ? { cells, opened, end: next + 1 } : undefined;
}

function pipeCellRow(lines: string[], at: number, head: PipeHead): { cells: string[]; end: number } | undefined {
  if (head.opened ? lines[at] !== "|" : !(lines[at] as string).endsWith("|")) return undefined;
  const cells: string[] = [];
  let next = at + (head.opened ? 1 : 0);
  let cell: string[] = [];
  while (cells.length < head.cells.length && next < lines.length && cell.length < ENOUGH_LINES_FOR_A_CELL) {
    const line = lines[next++] as string;
    cell.push(line.replace(/\s*\|$/, ""));
    if (!line.endsWith("|")) continue;
    cells.push(cell.join("\n").trim());
    cell = [];
  }
  return { cells, end: next };
}

/** As tables are copied out of a browser. */
function tabRows(lines: string[], at: number): Found | undefined {
  const header = tabRow(lines[at] ?? "");
  if (header.length < 2 || !header.every(columnOf)) return undefined;
  const rows = [header];
  let end = at + 1;
  for (; end < lines.length && !endsTable(lines, end); end++) {
    const row = tabRow(lines[end] as string);
    if (row.length > 1) rows.push(row);
    else rows.at(-1)?.push(`${rows.at(-1)?.pop() ?? ""}\n${row[0]}`);
  }
  return { rows, end, lost: rows.filter((row) => row.length > header.length).map((row) => row.join(" | ")) };
}

function tabRow(line: string): string[] {
  return line.split("\t").map((cell) => cell.trim());
}

/** A cell on a line and nothing else; empty cells have no line. */
function bareCells(lines: string[], at: number): Found | undefined {
  const head = bareHead(lines, at);
  if (!head) return undefined;
  const { columns } = head;
  const text = columns.indexOf("description");
  const leading = text === -1 ? columns : columns.slice(0, text);
  const trailing = text === -1 ? 0 : columns.length - text - 1;
  const rows = [head.cells];
  const lost: string[] = [];
  let end = head.end;
  while (end < lines.length && startsRow(lines, end, leading)) {
    const start = end;
    end += leading.length;
    while (end < lines.length && !startsRow(lines, end, leading) && !endsTable(lines, end)) end++;
    const rest = lines.slice(start + leading.length, end);
    const last = trailing > 0 ? rest.splice(-trailing) : [];
    rows.push([...lines.slice(start, start + leading.length), ...(text === -1 ? [] : [rest.join("\n")]), ...last]);
    if (text === -1 && rest.length > 0) lost.push(rest.join(" | "));
    lost.push(...last.filter((cell, offset) => text !== -1 && !fits(columns[text + 1 + offset] as Column, cell)));
    for (const [row, line] of rest.entries()) {
      const cell = isMandatoryWord(line) || (columns.includes("type") && isTypeCell(line));
      if (cell || (row > 0 && looksLikeName(line, rest[row + 1]))) lost.push(line);
    }
  }
  return { rows, end, ...(head.caption && { caption: head.caption }), lost };
}

interface BareHead {
  columns: Column[];
  cells: string[];
  caption?: string;
  end: number;
}

function bareHead(lines: string[], at: number): BareHead | undefined {
  const cells: string[] = [];
  let first = lines[at] ?? "";
  const caption = captionOf(first) && columnAtEnd(first);
  if (caption) first = caption;
  for (let next = first; columnOf(next); next = lines[at + cells.length] ?? "") {
    if (cells.some((cell) => columnOf(cell) === columnOf(next))) break;
    cells.push(next);
  }
  const columns = cells.map((cell) => columnOf(cell) as Column);
  if (columns.length < 2 || !columns.some((column) => column === "name" || column === "status")) return undefined;
  return {
    columns,
    cells,
    end: at + cells.length,
    ...(caption && { caption: (lines[at] as string).slice(0, -caption.length).trim() }),
  };
}

/** "Table 1 URI parameters Parameter": the caption and the first cell on one line. */
function columnAtEnd(line: string): string | undefined {
  const words = line.split(" ");
  for (let from = Math.max(2, words.length - 4); from < words.length; from++) {
    const tail = words.slice(from).join(" ");
    if (columnOf(tail)) return tail;
  }
  return undefined;
}

function startsRow(lines: string[], at: number, leading: Column[]): boolean {
  const row = leading.every((column, offset) => {
    const text = lines[at + offset] ?? "";
    // "Either labels or filters": between a name and a type, a flag may have more words.
    const wordy = column === "mandatory" && leading[offset + 1] === "type" && text.length < 60;
    return fits(column, text) || (wordy && text !== "" && !isTypeCell(text));
  });
  // A field may be called like a heading; a type or a flag after its name tells them apart.
  return row && ((leading[0] === "name" && leading.length > 1) || !endsTable(lines, at));
}

function fits(column: Column, text: string): boolean {
  if (column === "name") return nameIn(text) !== undefined && !isMandatoryWord(text);
  if (column === "mandatory" || column === "optional") return isMandatoryWord(text);
  if (column === "type") return isTypeCell(text);
  if (column === "status") return /^\d{3}\b/.test(text);
  return text !== "";
}

/** A row with an unknown type or flag would vanish in the description of the row before. */
function looksLikeName(line: string, next: string | undefined): boolean {
  return /^[a-z]\w{2,}$/i.test(line) && next !== undefined && next.split(" ").length < 5 && !/[.。,:;]$/.test(next);
}

function isTypeCell(text: string): boolean {
  return typeOf(text) !== undefined && text.length < 60;
}

function endsTable(lines: string[], at: number): boolean {
  const text = lines[at] as string;
  if (text === "|" || /^[{}[\]]/.test(text) || /^(GET|POST|PUT|DELETE|PATCH)\s/.test(text)) return true;
  if (captionOf(text) || statusLabelOf(text) || bareHead(lines, at)) return true;
  return (
    sectionOf(text) !== undefined ||
    (isInnerHeading(text) && /^(normal|abnormal|正常|异常|参数说明|parameter)/i.test(text))
  );
}
