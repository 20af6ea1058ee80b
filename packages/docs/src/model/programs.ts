import { readFileSync } from "node:fs";
import { ROOT } from "./places.ts";

/**
 * The part of a program that stands between `// #region NAME` and `// #endregion`.
 *
 * @throws {Error} when the program or the part does not exist, so that no guide shows what nobody runs
 */
export function programRegion(file: string, region: string): string {
  const lines = readFileSync(new URL(`examples/guides/${file}`, ROOT), "utf8").split("\n");
  const isLine = (text: string) => (line: string) => line.trim() === text;
  const start = lines.findIndex(isLine(`// #region ${region}`));
  const length = lines.slice(start + 1).findIndex(isLine("// #endregion"));
  if (start < 0 || length < 0) throw new Error(`examples/guides/${file} has no region ${region}.`);
  const shown = lines.slice(start + 1, start + 1 + length);
  const indent = Math.min(...shown.filter((line) => line.trim() !== "").map((line) => line.search(/\S/)));
  return shown.map((line) => line.slice(indent)).join("\n");
}
