const MOST_EDITS = 2;

/** Whether a text becomes another by at most two insertions, deletions or replacements of a character. */
export function isLike(a: string, b: string): boolean {
  if (Math.abs(a.length - b.length) > MOST_EDITS) return false;
  let above = Array.from({ length: b.length + 1 }, (_, column) => column);
  for (let row = 1; row <= a.length; row += 1) {
    const edits = [row];
    for (let column = 1; column <= b.length; column += 1) {
      const replaced = (above[column - 1] as number) + (a[row - 1] === b[column - 1] ? 0 : 1);
      edits.push(Math.min(replaced, (above[column] as number) + 1, (edits[column - 1] as number) + 1));
    }
    if (Math.min(...edits) > MOST_EDITS) return false;
    above = edits;
  }
  return (above[b.length] as number) <= MOST_EDITS;
}
