/** Meaning of a table: the fields, status codes or error codes that its rows describe, and the rows that say nothing. */
import { type Field, nest, type PlacedField } from "./field.ts";
import { typeOf } from "./page-type.ts";
import { type Column, columnOf, depthOf, isMandatoryWord, labelOf, mandatoryOf, nameIn } from "./vocabulary.ts";

export interface StatusRow {
  status: number;
  cell: string;
}

export interface CodeRow {
  code: string;
  status: number | undefined;
  cell: string;
}

export interface TableProblem {
  cell: string;
  reason: string;
  /** Set when a row was not read because of it. */
  row?: true;
}

export type Understood = { total: number; problems: TableProblem[] } & (
  | { kind: "fields"; fields: Field[]; flagged: boolean }
  | { kind: "statuses"; rows: StatusRow[] }
  | { kind: "codes"; rows: CodeRow[] }
  /** Words beside what they mean: read, but there is nothing to hold them against. */
  | { kind: "legend" }
  | { kind: "unknown" }
);

export function understand(rows: string[][], label: string): Understood {
  const [header = [], ...below] = rows;
  // Long tables repeat their header.
  const body = below.filter((row) => row.join("\n") !== header.join("\n"));
  const columns = header.map(columnOf);
  const total = body.length;
  const has = (column: Column) => columns.includes(column);
  const unknown = (reason: string): Understood => {
    const cell = `${label}, header "${clip(header.join(" | "))}"`;
    const lost = body.map(
      (row): TableProblem => ({ cell: `${label}, row "${clip(row.join(" | "))}"`, reason, row: true }),
    );
    return { kind: "unknown", total, problems: lost.length > 0 ? lost : [{ cell, reason }] };
  };

  const statusLike = total > 0 && body.every((row) => STATUS.test(row[0] ?? ""));
  if (
    statusLike &&
    ["status", "name", "code"].includes(columns[0] ?? "") &&
    columns.indexOf("code") < 1 &&
    !has("type")
  )
    return statuses(body, label);
  if (has("code")) return codes(body, columns, label);
  if (has("status") && !has("name")) return unknown("the rows do not begin with status codes");
  if (has("name") && (has("type") || has("mandatory") || has("optional"))) {
    return total === 0 ? unknown("the table has no rows") : fields(header, body, label);
  }
  // A table of fields whose titles are strange still has types and flags in it.
  const cellLike = body.some((row) => row.some((cell) => isMandatoryWord(cell) || typeOf(cell) !== undefined));
  if (cellLike || total === 0) return unknown("neither types nor mandatory flags of fields are given");
  return { kind: "legend", total, problems: [] };
}

const STATUS = /^(?:[\w\s]{0,20}?\b)?([1-5]\d{2})\b/;

function statuses(body: string[][], label: string): Understood {
  const rows = body.map((row) => ({
    status: Number(STATUS.exec(row[0] as string)?.[1]),
    cell: `${label}, row "${clip(row.join(" | "))}"`,
  }));
  return { kind: "statuses", rows, total: rows.length, problems: [] };
}

function codes(body: string[][], columns: (Column | undefined)[], label: string): Understood {
  const problems: TableProblem[] = [];
  const rows = body.flatMap((row): CodeRow[] => {
    const cell = `${label}, row "${clip(row.join(" | "))}"`;
    const [, code] = /^([A-Za-z]{2,}[.-]\d+)\b/.exec(row[columns.indexOf("code")] ?? "") ?? [];
    if (!code) {
      problems.push({ cell, reason: "the error code is not one that the service has", row: true });
      return [];
    }
    const [, status] = STATUS.exec(row[columns.indexOf("status")] ?? "") ?? [];
    return [{ code, status: status ? Number(status) : undefined, cell }];
  });
  return { kind: "codes", rows, total: body.length, problems };
}

function fields(header: string[], body: string[][], label: string): Understood {
  const columns = header.map(columnOf);
  const problems: TableProblem[] = header.flatMap((title, at) =>
    columns[at] === undefined ? [{ cell: `${label}, column "${title}"`, reason: "the column is not known" }] : [],
  );
  const placed = body.flatMap((row): PlacedField[] => {
    if (isSubheading(row)) return [];
    const read = readRow(row, columns, label);
    problems.push(...read.problems);
    return read.placed ? [read.placed] : [];
  });
  const flagged = columns.includes("mandatory") || columns.includes("optional");
  return { kind: "fields", fields: nest(placed), flagged, total: body.length, problems };
}

/** One cell across the whole table, with words in it rather than a name. */
function isSubheading(row: string[]): boolean {
  const [first = ""] = row;
  return row.length > 1 && row.every((cell) => cell === first) && nameIn(first) === undefined;
}

function readRow(
  row: string[],
  columns: (Column | undefined)[],
  label: string,
): { placed?: PlacedField; problems: TableProblem[] } {
  const cell = (column: Column) => row[columns.indexOf(column)] ?? "";
  const { nameCell, depth } = nameOf(row, columns);
  const name = nameIn(nameCell);
  const where = `${label}, row ${clip(name ?? nameCell) || "without a name"}`;
  if (name === undefined) {
    const quote = clip(row.join(" | "));
    return {
      problems: [{ cell: `${where}: "${quote}"`, reason: "the name is not one that a field can have", row: true }],
    };
  }
  const problems: TableProblem[] = [];
  if (row.length > columns.length) problems.push({ cell: where, reason: "the row has more cells than the header" });
  if (row.length < columns.length) {
    const quote = clip(row.join(" | "));
    problems.push({ cell: `${where}: "${quote}"`, reason: "the row has fewer cells than the header", row: true });
  }
  const typeText = cell("type");
  if (isMandatoryWord(typeText)) {
    problems.push({ cell: `${where}: "${clip(typeText)}"`, reason: "the type is a mandatory flag", row: true });
  }
  if (typeOf(cell("mandatory"))) {
    problems.push({
      cell: `${where}: "${clip(cell("mandatory"))}"`,
      reason: "the mandatory flag is a type",
      row: true,
    });
  }
  const parts = partsOf(cell("description"));
  const field: Field = {
    name,
    mandatory: columns.includes("optional") ? negated(mandatoryOf(cell("optional"))) : flagOf(row, columns, nameCell),
    type: typeOf(typeText),
    typeText,
    text: parts.text,
    defaultText: joined(cell("default"), parts.default),
    rangeText: joined(cell("range"), parts.range),
    place: cell("place").toLowerCase(),
    cell: `${where}: "${clip(row.slice(1).join(" | "))}"`,
  };
  return { placed: { field, depth }, problems };
}

/** In tables with two columns of names, the second holds the fields of the structure in the first. */
function nameOf(row: string[], columns: (Column | undefined)[]): { nameCell: string; depth: number } {
  const names = columns.flatMap((column, at) => (column === "name" ? [row[at] ?? ""] : []));
  const own = names.findLastIndex((text, at) => text !== "" && text !== "-" && text !== names[at - 1]);
  const nameCell = names[Math.max(own, 0)] ?? "";
  return { nameCell, depth: Math.max(own, 0) + depthOf(nameCell) };
}

/** Some tables say it beside the name: "graph_id (mandatory)", "limit*". */
function flagOf(row: string[], columns: (Column | undefined)[], nameCell: string): Field["mandatory"] {
  const [, remark = ""] = /\(([^()]*)\)\s*$/.exec(nameCell) ?? [];
  return (
    mandatoryOf(row[columns.indexOf("mandatory")] ?? "") ?? (isMandatoryWord(remark) ? mandatoryOf(remark) : undefined)
  );
}

/** A column "Optional" says the opposite of a column "Mandatory", except for the words that name what they mean. */
function negated(flag: Field["mandatory"]): Field["mandatory"] {
  return typeof flag === "boolean" ? !flag : flag;
}

/** Newer pages divide the description into parts with a label above each. */
function partsOf(description: string): Record<"text" | "range" | "default", string> {
  const parts = { text: "", range: "", default: "" };
  let part: keyof typeof parts = "text";
  for (const line of onLinesOfTheirOwn(description).split("\n")) {
    const label = labelOf(line);
    if (label) part = label;
    else parts[part] = joined(parts[part], line);
  }
  return parts;
}

/** "Definition … Constraints … Range … Default Value …": some copies run the parts of a cell together. */
function onLinesOfTheirOwn(description: string): string {
  const together = /^(Definition|Parameter (description|explanation)|参数解释)/i.test(description);
  if (!together || labelOf(description.split("\n")[0] ?? "")) return description;
  const labels =
    /(?:^|\s)(Definition|Constraints|(?:Value )?[Rr]ange|Options|Default [Vv]alue|参数解释|约束限制|取值范围|默认取值|默认值)\s*:?(?=\s|[\u3000-\uffff]|$)/g;
  return description.replace(labels, "\n$1\n");
}

function joined(...texts: string[]): string {
  return texts.filter((text) => text !== "" && text !== "-").join("\n");
}

export function clip(text: string): string {
  const line = text.replace(/\s+/g, " ");
  return line.length > 100 ? `${line.slice(0, 99)}…` : line;
}
