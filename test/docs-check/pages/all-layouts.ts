/** Every form of page at hand: syntax, language and way of writing. */
import type { Layout } from "./layouts.ts";
import * as syntax from "./syntaxes.ts";

export const LAYOUTS: Layout[] = [
  { name: "HTML in sentences", ...syntax.HTML, language: "en", prose: "sentences" },
  { name: "HTML with lists and notes", ...syntax.HTML, language: "en", prose: "lists" },
  { name: "HTML with labelled parts", ...syntax.HTML, language: "en", prose: "labels" },
  {
    name: "HTML with columns for range and default",
    ...syntax.HTML,
    language: "en",
    prose: "sentences",
    columns: true,
  },
  { name: "HTML with flat sub-rows", ...syntax.HTML, language: "en", prose: "lists", flat: true },
  { name: "HTML that refers by number", ...syntax.HTML, language: "en", prose: "lists", numbered: true },
  { name: "Chinese HTML with lists", ...syntax.HTML, language: "zh", prose: "lists" },
  { name: "Chinese HTML with labelled parts", ...syntax.HTML, language: "zh", prose: "labels" },
  { name: "Chinese Markdown with HTML tables", ...syntax.MIXED, language: "zh", prose: "lists", numbered: true },
  {
    name: "Chinese Markdown with flat sub-rows",
    ...syntax.MIXED,
    language: "zh",
    prose: "sentences",
    flat: true,
    columns: true,
  },
  { name: "Markdown with pipes", ...syntax.PIPES, language: "en", prose: "lists" },
  { name: "Markdown with wrapped rows", ...syntax.WRAPPED_PIPES, language: "en", prose: "lists" },
  { name: "Chinese Markdown with wrapped rows", ...syntax.WRAPPED_PIPES, language: "zh", prose: "labels" },
  { name: "Markdown with open rows", ...syntax.OPEN_PIPES, language: "en", prose: "lists" },
  { name: "text with a cell and a pipe on a line", ...syntax.CELL_PIPES, language: "en", prose: "lists" },
  { name: "text with cells and pipes, rows not opened", ...syntax.BARE_CELL_PIPES, language: "en", prose: "lists" },
  { name: "text with cells, in parts with labels", ...syntax.CELL_PIPES, language: "zh", prose: "labels" },
  { name: "text with a cell on a line", ...syntax.CELLS, language: "en", prose: "lists" },
  { name: "text with a cell on a line and labels", ...syntax.CELLS, language: "en", prose: "labels" },
  {
    name: "text with a cell on a line and columns",
    ...syntax.CELLS,
    language: "en",
    prose: "sentences",
    columns: true,
  },
  { name: "Chinese text with a cell on a line", ...syntax.CELLS, language: "zh", prose: "lists" },
  {
    name: "Chinese text without lines of one sign",
    ...syntax.CELLS_WITHOUT_SIGNS,
    flagless: true,
    language: "zh",
    prose: "labels",
  },
  { name: "text with tabs", ...syntax.TABS, language: "en", prose: "lists" },
];
