/** Reads tables in HTML: cells that span, code that is set in a table, and tables inside of cells. */
import type { DefaultTreeAdapterTypes } from "parse5";
import { columnOf } from "./vocabulary.ts";

type Element = DefaultTreeAdapterTypes.Element;
type Parent = DefaultTreeAdapterTypes.ParentNode;

/** Content of an HTML table, by its kind. */
export type HtmlTable =
  | { kind: "code"; code: Element }
  | { kind: "box"; content: Element }
  | { kind: "rows"; rows: Element[][]; caption: Element | undefined };

export function htmlTable(table: Element): HtmlTable {
  const rows = elements(table, "tr", "table").map(cellsOf);
  // Code with line numbers is set in a table.
  const code = elements(table, "pre", "table").at(-1);
  if (code && rows.length <= 1 && elements(table, "th", "table").length === 0) return { kind: "code", code };
  const only = rows.length === 1 && rows[0]?.length === 1 ? rows[0][0] : undefined;
  if (only) return { kind: "box", content: only };
  return { kind: "rows", rows, caption: elements(table, "caption", "table")[0] };
}

function cellsOf(row: Element): Element[] {
  return row.childNodes.filter((cell): cell is Element => "tagName" in cell && /^t[hd]$/.test(cell.tagName));
}

/** The texts of a table; cells that span rows or columns count in each. */
export function grid(rows: Element[][], textOf: (cell: Element) => string): string[][] {
  const result: string[][] = rows.map(() => []);
  rows.forEach((cells, y) => {
    let x = 0;
    for (const cell of cells) {
      while (result[y]?.[x] !== undefined) x++;
      fill(result, { x, y, width: span(cell, "colspan"), height: span(cell, "rowspan") }, textOf(cell));
      x += span(cell, "colspan");
    }
  });
  return result.map((row) => Array.from(row, (cell) => cell ?? "")).filter((row) => row.some((cell) => cell !== ""));
}

function fill(result: string[][], area: { x: number; y: number; width: number; height: number }, text: string): void {
  for (const row of result.slice(area.y, area.y + area.height)) {
    for (let x = area.x; x < area.x + area.width; x++) row[x] = text;
  }
}

function span(cell: Element, name: string): number {
  return Math.min(Math.max(Number(cell.attrs.find((attribute) => attribute.name === name)?.value) || 1, 1), 100);
}

/** Tables inside of a cell that have a header of their own; the others are boxes, whose text belongs to the cell. */
export function innerTables(cell: Element, textOf: (cell: Element) => string): Element[] {
  return elements(cell, "table", "table").filter((table) => {
    const [header = []] = elements(table, "tr", "table").map(cellsOf);
    return header.length > 1 && header.every((title) => columnOf(textOf(title)) !== undefined);
  });
}

/** Elements of a name inside of another one, down to the border. */
export function elements(parent: Parent, name: string, border: string): Element[] {
  return parent.childNodes.flatMap((child) => {
    if (!("tagName" in child)) return [];
    if (child.tagName === name) return [child];
    return child.tagName === border ? [] : elements(child, name, border);
  });
}
