import { styleText } from "node:util";
import Table from "cli-table3";

// Nothing but blanks between columns: a table can be cut and searched.
const CHARS = Object.fromEntries(
  ["top", "bottom", "left", "right", "mid"]
    .flatMap((side) => [side, `${side}-mid`, `${side}-left`, `${side}-right`])
    .map((name) => [name, ""]),
);
const STYLE = { head: [], border: [], "padding-left": 0, "padding-right": 2 };

/** Lays data out for people: a list as rows, an object as one field to a line. */
export function tableOf(data: unknown): string {
  if (data === undefined || data === null) return "";
  if (Array.isArray(data)) return rowsOf(data);
  if (isRecord(data)) return fieldsOf(data);
  return `${cell(data)}\n`;
}

function rowsOf(items: readonly unknown[]): string {
  if (!items.every(isRecord)) return items.map((item) => `${cell(item)}\n`).join("");
  const columns = [...new Set(items.flatMap((item) => Object.keys(item)))];
  const head = columns.map((name) => heading(name.replaceAll("_", " ").toUpperCase()));
  if (items.length === 0) return "";
  return layOut([head, ...items.map((item) => columns.map((name) => cell(item[name])))]);
}

function fieldsOf(data: Readonly<Record<string, unknown>>): string {
  const rows = Object.entries(data).filter(([, value]) => value !== undefined);
  return layOut(rows.map(([name, value]) => [heading(name), cell(value)]));
}

function layOut(rows: readonly string[][]): string {
  const table = new Table({ chars: { ...CHARS, middle: "" }, style: STYLE });
  table.push(...rows.map((row) => [...row]));
  const text = table.toString();
  return text === "" ? "" : `${text.replace(/ +$/gm, "")}\n`;
}

function heading(text: string): string {
  return styleText("bold", text, { stream: process.stdout });
}

function cell(value: unknown): string {
  if (value === undefined || value === null) return "";
  const text = typeof value === "object" ? JSON.stringify(value) : String(value);
  // Names come from the service: what moves a terminal's cursor stays out.
  return text.replace(/\p{Cc}/gu, " ");
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
