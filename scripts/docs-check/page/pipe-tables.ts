/**
 * Tables with pipes: a row on a line as in Markdown, or a cell on a line that ends in a pipe. In both, a cell may go on
 * over several lines, with blank lines and lists in it, until its pipe comes.
 */
import type { FoundTable } from "./found-table.ts";
import { endsTable } from "./table-end.ts";
import { columnOf } from "./vocabulary.ts";

const DELIMITER = /^\|?(\s*:?-{2,}:?\s*\|)+\s*(:?-{2,}:?\s*)?$/;
const MOST_LINES_OF_A_ROW = 400;

export function isDelimiter(line: string): boolean {
  return DELIMITER.test(line);
}

interface PipeHead {
  cells: string[];
  /** Rows begin with a pipe. */
  opened: boolean;
  /** Rows end with a pipe. */
  closed: boolean;
  /** Cells stand on lines of their own, so that a pipe inside of a line is text. */
  cellwise: boolean;
  end: number;
}

export function pipeTable(lines: string[], at: number): FoundTable | undefined {
  const head = rowHead(lines, at) ?? cellHead(lines, at);
  if (!head) return undefined;
  const rows = [head.cells];
  const lost: string[] = [];
  let end = head.end;
  while (end < lines.length && startsRow(lines, end, head)) {
    const row = head.closed ? closedRow(lines, end, head) : openRow(lines, end, head);
    if (row.cells.length === head.cells.length) rows.push(row.cells);
    else lost.push(row.cells.join(" | ") || (lines[end] as string));
    end = row.end;
    // After a row with other pipes than the header has, only the next one is certain again.
    const misread = row.cells.length !== head.cells.length;
    while (misread && end < lines.length && !startsRow(lines, end, head) && !endsTable(lines, end)) end++;
  }
  return { rows, end, lost };
}

/** `| Parameter | Type |`, with a delimiter below or with titles that are all known. */
function rowHead(lines: string[], at: number): PipeHead | undefined {
  const line = lines[at] ?? "";
  const cells = cellsOf(line);
  if (cells.length < 2 || isDelimiter(line)) return undefined;
  const below = lines[at + 1] ?? "";
  const delimited = isDelimiter(below) && countOf(below) === cells.length;
  if (!delimited && !cells.every(columnOf)) return undefined;
  const opened = line.startsWith("|");
  const closed = opened ? line.endsWith("|") : line.endsWith("|") && countOf(line, "|") === cells.length;
  return { cells, opened, closed, cellwise: false, end: at + (delimited ? 2 : 1) };
}

/** A title on each line that ends in a pipe, perhaps after a line that is only a pipe. */
function cellHead(lines: string[], at: number): PipeHead | undefined {
  const opened = lines[at] === "|";
  const cells: string[] = [];
  let next = at + (opened ? 1 : 0);
  while (/[^|]\s*\|$/.test(lines[next] ?? "") && !isDelimiter(lines[next] as string) && cells.length < 12) {
    cells.push((lines[next++] as string).replace(/^\|?\s*|\s*\|$/g, ""));
  }
  if (!isDelimiter(lines[next] ?? "")) return undefined;
  const fits = cells.length > 1 && countOf(lines[next] as string) === cells.length;
  return fits ? { cells, opened, closed: true, cellwise: true, end: next + 1 } : undefined;
}

function countOf(line: string, sign: "-" | "|" = "-"): number {
  return line.match(sign === "-" ? /-{2,}/g : /\|/g)?.length ?? 0;
}

function cellsOf(line: string): string[] {
  if (!line.includes("|")) return [];
  return line
    .replace(/^\||\|$/g, "")
    .split("|")
    .map((cell) => cell.trim());
}

function startsRow(lines: string[], at: number, head: PipeHead): boolean {
  const line = lines[at] as string;
  if (rowHead(lines, at)?.end !== undefined && isDelimiter(lines[at + 1] ?? "")) return false;
  if (head.opened ? !line.startsWith("|") : !line.includes("|")) return false;
  return !(head.cellwise && cellHead(lines, at));
}

/** Reads until as many pipes have closed cells as the header has titles. */
function closedRow(lines: string[], at: number, { cells: titles, opened, cellwise }: PipeHead): Row {
  const cells: string[] = [];
  let text = "";
  let next = at;
  while (cells.length < titles.length && next < lines.length && next - at < MOST_LINES_OF_A_ROW) {
    let line = lines[next] as string;
    // A heading of the page inside of a row: the pipe that should end it is missing.
    if (next > at && text === "" && cells.length === 0 && endsTable(lines, next)) break;
    if (next === at && opened) line = line.replace(/^\|/, "");
    next++;
    const parts = cellwise ? partsAtEnd(line) : line.split("|");
    text += parts[0];
    for (const part of parts.slice(1)) {
      cells.push(text.trim());
      text = part;
    }
    text += "\n";
  }
  if (text.trim() !== "") cells.push(text.trim());
  return { cells, end: next };
}

/** "Yes | |" closes two cells, the second of them empty; "IN | OUT" and a list item "• |" close none. */
function partsAtEnd(line: string): string[] {
  if (/^[•·*]\s*\|$/.test(line)) return [line];
  const [pipes = ""] = /(\|\s*)+$/.exec(line) ?? [];
  return [line.slice(0, line.length - pipes.length), ...Array<string>(countOf(pipes, "|")).fill("")];
}

interface Row {
  cells: string[];
  end: number;
}

/** Without a pipe at its end, a row goes on until the next one begins or the table ends. */
function openRow(lines: string[], at: number, { cells: titles, opened }: PipeHead): Row {
  const cells = cellsOf(lines[at] as string);
  let next = at + 1;
  while (next < lines.length && !endsTable(lines, next)) {
    const line = lines[next] as string;
    if (cellsOf(line).length >= titles.length || (opened && line.startsWith("|"))) break;
    cells.push(`${cells.pop() ?? ""}\n${line}`);
    next++;
  }
  return { cells, end: next };
}
