/** Header of a table without pipes: a title of a column on each line. */
import { type Column, captionOf, columnOf } from "./vocabulary.ts";

export interface BareHead {
  columns: Column[];
  cells: string[];
  caption?: string;
  end: number;
}

export function bareHead(lines: string[], at: number): BareHead | undefined {
  const cells: string[] = [];
  let first = lines[at] ?? "";
  const caption = captionOf(first) && columnAtEnd(first);
  if (caption) first = caption;
  for (let next = first; isTitle(next); next = lines[at + cells.length] ?? "") {
    if (cells.some((cell) => columnOf(cell) === columnOf(next))) break;
    cells.push(next);
  }
  const columns = cells.map((cell) => columnOf(cell) as Column);
  if (columns.length < 2 || !["name", "status", "code"].includes(columns[0] as Column)) return undefined;
  return {
    columns,
    cells,
    end: at + cells.length,
    ...(caption && { caption: (lines[at] as string).slice(0, -caption.length).trim() }),
  };
}

/** "• property" and "Default value:" belong to a list or a part of a cell. */
function isTitle(text: string): boolean {
  return columnOf(text) !== undefined && !/^[•·*–-]\s|:$/.test(text);
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
