/** What the cells of a table mean. */

import { type PageType, typeOf } from "./page-type.ts";
import { type Column, columnOf, mandatoryOf, nameIn } from "./vocabulary.ts";

/** A parameter or field as a page describes it. */
export interface Field {
  name: string;
  mandatory: boolean | "conditional" | undefined;
  type: PageType | undefined;
  typeText: string;
  /** Everything the row says in words. */
  text: string;
  defaultText: string;
  rangeText: string;
  place: string;
  /** Where it stands, for a person to look it up. */
  cell: string;
  children?: Field[];
}

export interface StatusRow {
  status: number;
  cell: string;
}

export type Understood =
  | { kind: "fields"; fields: Field[]; problems: TableProblem[] }
  | { kind: "statuses"; rows: StatusRow[]; problems: TableProblem[] }
  | { kind: "codes" }
  | { kind: "unknown"; problems: TableProblem[] };

export interface TableProblem {
  cell: string;
  reason: string;
}

export function understand(rows: string[][], label: string): Understood {
  const [header = [], ...body] = rows;
  const columns = header.map(columnOf);
  const at = (column: Column) => columns.indexOf(column);
  const quote = header.join(" | ");
  const unknown = (reason: string): Understood => ({
    kind: "unknown",
    problems: [{ cell: `${label}, header "${clip(quote)}"`, reason }],
  });

  if (at("code") !== -1) return { kind: "codes" };
  const statusLike = body.length > 0 && body.every((row) => /^\d{3}\b/.test(row[0] ?? ""));
  if (statusLike && (at("status") === 0 || at("name") === 0 || at("code") === 0)) {
    return { kind: "statuses", rows: statuses(body, label), problems: [] };
  }
  if (at("status") !== -1) return unknown("the rows do not begin with status codes");
  if (at("name") === -1) return unknown("no column holds the names");
  if (at("type") === -1 && at("mandatory") === -1 && at("optional") === -1)
    return unknown("neither types nor mandatory flags are given");
  if (body.length === 0) return unknown("the table has no rows");

  const problems: TableProblem[] = columns.flatMap((column, index) =>
    column === undefined ? [{ cell: `${label}, column "${header[index]}"`, reason: "the column is not known" }] : [],
  );
  const fields: Field[] = [];
  for (const row of body) {
    const cell = (column: Column) => (at(column) === -1 ? "" : (row[at(column)] ?? ""));
    const name = nameIn(cell("name"));
    const where = `${label}, row ${clip(name ?? cell("name")) || "without a name"}`;
    if (name === undefined) {
      problems.push({
        cell: `${where}: "${clip(row.join(" | "))}"`,
        reason: "the name is not one that a field can have",
      });
      continue;
    }
    if (row.length > header.length) problems.push({ cell: where, reason: "the row has more cells than the header" });
    const typeText = cell("type");
    if (at("type") !== -1 && mandatoryOf(typeText) !== "conditional" && typeText !== "" && typeText !== "-") {
      problems.push({ cell: `${where}: "${clip(typeText)}"`, reason: "the type is a mandatory flag" });
    }
    if (typeOf(cell("mandatory")))
      problems.push({ cell: `${where}: "${clip(cell("mandatory"))}"`, reason: "the mandatory flag is a type" });
    fields.push({
      name,
      mandatory: at("optional") === -1 ? mandatoryOf(cell("mandatory")) : negated(mandatoryOf(cell("optional"))),
      type: typeOf(typeText),
      typeText,
      text: cell("description"),
      defaultText: cell("default"),
      rangeText: cell("range"),
      place: cell("place").toLowerCase(),
      cell: `${where}: "${clip(row.slice(1).join(" | "))}"`,
    });
  }
  return { kind: "fields", fields, problems };
}

/** A column "Optional" says the opposite of a column "Mandatory", except for the words that name what they mean. */
function negated(flag: boolean | "conditional" | undefined): boolean | "conditional" | undefined {
  return typeof flag === "boolean" ? !flag : flag;
}

function statuses(body: string[][], label: string): StatusRow[] {
  return body.map((row) => ({
    status: Number.parseInt(row[0] as string, 10),
    cell: `${label}, row "${clip(row.join(" | "))}"`,
  }));
}

export function clip(text: string): string {
  const line = text.replace(/\s+/g, " ");
  return line.length > 100 ? `${line.slice(0, 99)}…` : line;
}
