/** Writes data to standard output. */
export function writeData(text: string): void {
  // The reader may have what it wanted: `ges graphs list | head -1`.
  process.stdout.once("error", ({ code }: NodeJS.ErrnoException) => process.exit(code === "EPIPE" ? 0 : 1));
  process.stdout.write(text);
}
