import { itemAt } from "../collections/item-at.ts";

const MOST_EDITS = 2;
const WIDTH = 2 * MOST_EDITS + 1;

/** Returns whether a text becomes another by at most two insertions, deletions or replacements of a character. */
export function fuzzyMatch(a: string, b: string): boolean {
  if (Math.abs(a.length - b.length) > MOST_EDITS) return false;
  // A table of edits between beginnings of the texts, of which nothing but the diagonal matters: place 2 of a row is on it.
  let above = Array.from({ length: WIDTH }, (_, place) => (place < MOST_EDITS ? Infinity : place - MOST_EDITS));
  for (let row = 1; row <= a.length; row += 1) {
    const edits: number[] = [];
    for (let place = 0; place < WIDTH; place += 1) {
      const column = row + place - MOST_EDITS;
      const replaced = (above[place] ?? Infinity) + (a[row - 1] === b[column - 1] ? 0 : 1);
      const fewest = Math.min(replaced, (above[place + 1] ?? Infinity) + 1, (edits[place - 1] ?? Infinity) + 1);
      edits.push(column === 0 ? row : column < 0 || column > b.length ? Infinity : fewest);
    }
    if (Math.min(...edits) > MOST_EDITS) return false;
    above = edits;
  }
  return itemAt(above, b.length - a.length + MOST_EDITS) <= MOST_EDITS;
}
