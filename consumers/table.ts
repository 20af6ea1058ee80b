import { readFile, writeFile } from "node:fs/promises";
import type { Cell } from "./cell.ts";

/** How a cell ended: well when nothing is said. */
export interface Outcome {
  readonly cell: Cell;
  readonly cannot?: string;
  readonly failure?: string;
}

/** Returns the table of what was tried. */
export function tableOf(outcomes: readonly Outcome[]): string {
  const rows = Map.groupBy(outcomes, ({ cell }) => cell.row);
  const lines = Array.from(rows, ([row, cells]) => `| ${row} | ${cells.map(entryOf).join(", ")} |\n`);
  return `| tried with | versions |\n|---|---|\n${lines.join("")}`;
}

function entryOf({ cell, cannot, failure }: Outcome): string {
  if (failure !== undefined) return `~~${cell.title}~~`;
  return cannot === undefined ? cell.title : `${cell.title} (not tried: ${cannot})`;
}

/** Writes the table between its two marks in a file. */
export async function writeTable(file: string, table: string): Promise<void> {
  const text = await readFile(file, "utf8");
  const marks = /(<!-- npm run consumers -->\n)[\s\S]*?(<!-- \/npm run consumers -->)/;
  if (!marks.test(text)) throw new Error(`${file} has no place for the table`);
  await writeFile(
    file,
    text.replace(marks, (_, begin, end) => `${begin}\n${table}\n${end}`),
  );
}
