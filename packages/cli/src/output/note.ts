/** Prints a line for people to standard error: standard output holds data only. */
export function note(line: string): void {
  process.stderr.write(`${line}\n`);
}
