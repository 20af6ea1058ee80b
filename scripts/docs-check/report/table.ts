/** A table of text, its columns as wide as their cells up to a limit. */
export function table(header: string[], rows: string[][]): string {
  const lines = [header, ...rows].map((row) => row.map((cell) => cell.replace(/\s+/g, " ")));
  const widths = header.map((_, at) => Math.min(48, Math.max(...lines.map((row) => row[at]?.length ?? 0))));
  const text = lines.map(
    (row) => `  ${row.map((cell, at) => cell.padEnd(at === row.length - 1 ? 0 : (widths[at] as number))).join("  ")}`,
  );
  return [text[0], `  ${widths.map((width) => "-".repeat(width)).join("  ")}`, ...text.slice(1)].join("\n");
}
