/** A table found in lines of text: its rows, the line after it, and the rows that could not be read. */
export interface FoundTable {
  rows: string[][];
  caption?: string;
  end: number;
  lost: string[];
}
