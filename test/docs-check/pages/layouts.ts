/** The ways in which pages are saved: each renders the same facts, and the tool has to find the same in all of them. */
import type { PageModel, PageRow, PageTable } from "./model.ts";
import { describe, type Language, labelledRange, type Prose, WORDS } from "./wording.ts";

export interface Layout {
  name: string;
  extension: "html" | "md" | "txt";
  language: Language;
  prose: Prose;
  /** Writes a grid of cells; a cell is a list of lines. */
  table: (rows: string[][][], caption: string) => string;
  heading: (text: string) => string;
  title?: (text: string) => string;
  line: (text: string) => string;
  code: (text: string) => string;
  page?: (content: string) => string;
  /** Defaults and ranges stand in columns of their own. */
  columns?: boolean;
  /** Fields of a structure follow it in the same table. */
  flat?: boolean;
  /** The labels of a cell and what is below them stand on one line. */
  together?: boolean;
  /** Its copies have lost the mandatory flags. */
  flagless?: boolean;
  /** Structures are referred to by the number of their table. */
  numbered?: boolean;
}

/** A table that describes no field, though one of its words is the name of a type. */
const ACTIONS = [
  ["Action", "Access Level", "Resource Type (*: required)", "Condition Key"],
  ["ges:graph:list", "list", "graph *", "-"],
];

export function render(model: PageModel, layout: Layout): string {
  const words = WORDS[layout.language];
  const parts: string[] = [];
  const heading = (name: keyof typeof words.sections) => parts.push(layout.heading(words.sections[name]));
  let number = 0;
  const table = (name: string, rows: PageRow[], flags: boolean, numbers = new Map<string, number>()) => {
    number++;
    parts.push(layout.table(grid(rows, flags, layout, numbers), `${words.table(number)} ${name}`));
  };
  const tables = (all: PageTable[], caption: string, flags: boolean) => {
    const shown = layout.flat && !isRecursive(all) ? flattened(all) : all;
    const numbers = new Map(shown.map(({ name }, at) => [name, number + at + 1]));
    for (const { name, rows } of shown)
      table(name === "" ? caption : layout.numbered ? "" : name, rows, flags, numbers);
  };

  parts.push((layout.title ?? layout.line)(model.title), layout.line(words.updated));
  if (model.bare) {
    tables(model.body, "parameters", true);
    return finished();
  }
  heading("function");
  parts.push(layout.line(layout.language === "en" ? "Does what its name says." : "见名知意。"));
  heading("authorization");
  parts.push(
    layout.table(
      [...ACTIONS].map((row) => row.map((cell) => [cell])),
      "",
    ),
  );
  heading("uri");
  parts.push(layout.line(`${model.method} ${model.path}${model.query.length > 0 ? `?${model.query.join("&")}` : ""}`));
  for (const place of ["path", "query"] as const) {
    const rows = model.parameters.filter((row) => row.in === place);
    if (rows.length > 0) table(words.captions[place], rows, true);
  }
  heading("request");
  tables(model.body, words.captions.body, true);
  heading("response");
  for (const [status, all] of [
    [200, model.response],
    [400, model.error],
  ] as const) {
    if (all.length > 0) parts.push(layout.line(words.status(status)));
    tables(all, words.captions.response, false);
  }
  const { request, response, error } = model.examples;
  if (request !== undefined) {
    heading("requestExample");
    parts.push(
      layout.code(
        `${model.method} https://{endpoint}${model.path}${model.query.length > 0 ? `?${model.query.join("&")}` : ""}\n${JSON.stringify(request, null, 2)}`,
      ),
    );
  }
  heading("responseExample");
  if (response !== undefined)
    parts.push(layout.line(words.status(200)), layout.code(JSON.stringify(response, null, 2)));
  if (error) parts.push(layout.line(words.status(error.status)), layout.code(JSON.stringify(error.value, null, 2)));
  heading("statuses");
  const { status, description } = words.columns;
  parts.push(layout.table([[[status], [description]], ...model.statuses.map((code) => [[String(code)], ["…"]])], ""));
  return finished();

  function finished(): string {
    const content = parts.filter((part) => part !== "").join("\n");
    return layout.page ? layout.page(content) : content;
  }
}

/** A structure that holds one like itself: flat rows cannot tell which of the two they belong to. */
function isRecursive(all: PageTable[]): boolean {
  const names = all.map(({ rows }) => rows.map(({ name }) => name).join());
  return new Set(names).size < names.length;
}

/** The rows of structures below the row that has them, as older pages set them. */
function flattened(all: PageTable[]): PageTable[] {
  const [top] = all;
  if (!top) return [];
  const below = (row: PageRow): PageRow[] => {
    const { structure, ...plain } = row;
    const inner = all.find(({ name }) => structure !== undefined && name === structure);
    if (!inner) return [row];
    return [{ ...plain, type: row.type.startsWith("Array") ? "List" : "Object" }, ...inner.rows.flatMap(below)];
  };
  return [{ name: "", rows: top.rows.flatMap(below) }];
}

function grid(rows: PageRow[], flags: boolean, layout: Layout, numbers: Map<string, number>): string[][][] {
  const { columns } = WORDS[layout.language];
  const header = [
    columns.name,
    ...(flags ? [columns.mandatory] : []),
    columns.type,
    columns.description,
    ...(layout.columns ? [columns.range, columns.default] : []),
  ];
  return [header.map((title) => [title]), ...rows.map((row, at) => cellsOf(row, at, flags, layout, numbers))];
}

function cellsOf(row: PageRow, at: number, flags: boolean, layout: Layout, numbers: Map<string, number>): string[][] {
  const { yes, no, reference } = WORDS[layout.language];
  const range = labelledRange(row);
  const skip = layout.columns ? { range: range.length > 0, default: true } : {};
  const text = describe(row, layout.language, layout.prose, at + row.name.length, skip);
  const number = layout.numbered && row.structure !== undefined ? numbers.get(row.structure) : undefined;
  const type = number === undefined ? row.type : row.type.startsWith("Array") ? "List" : "Object";
  const lines = number === undefined ? text : [...text, reference(number)];
  return [
    [row.name],
    ...(flags ? [[row.mandatory ? yes : no]] : []),
    [type],
    layout.together ? [onOneLine(lines)] : lines,
    ...(layout.columns ? [range.length > 0 ? range : ["-"], [row.default ?? "-"]] : []),
  ];
}

function onOneLine(lines: string[]): string {
  const text = lines.filter((line) => line !== "").join(" ");
  return text.replaceAll(/(?<=Definition|Constraints|[Rr]ange|[Vv]alue):/g, "");
}
