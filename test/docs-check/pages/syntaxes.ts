/** File formats in which pages are saved: their tables, headings and code. */
import type { Layout } from "./layouts.ts";

type Syntax = Pick<Layout, "extension" | "table" | "title" | "heading" | "line" | "code" | "page">;

const filled = (lines: string[]) => lines.filter((line) => line !== "");
const bullet = (line: string) => line.replace(/^- /, "");

/** As support.huaweicloud.com writes it. */
export const HTML: Syntax = {
  extension: "html",
  title: (text) => `<h1 class="topictitle1">${markup(text)}</h1>`,
  heading: (text) => `<h4 class="sectiontitle">${text}</h4>`,
  line: (text) => `<p>${markup(text)}</p>`,
  code: (text) => `<pre class="screen">${markup(text)}</pre>`,
  table: (rows, caption) => htmlTable(rows, caption),
  page: (content) =>
    `<!DOCTYPE html>\n<html><head><title>Page</title></head><body><nav><a>String</a></nav><main>${content}</main></body></html>`,
};

/** Markdown with tables in HTML, as the vendor's own repositories have it. */
export const MIXED: Syntax = {
  ...HTML,
  extension: "md",
  title: (text) => `# ${text}\n`,
  heading: (text) => `\n## ${text}<a name="section1"></a>\n`,
  line: (text) => `\n${markup(text)}\n`,
  code: (text) => `\n\`\`\`\n${text}\n\`\`\`\n`,
  table: (rows, caption) => `\n${caption === "" ? "" : `**${caption}**\n\n`}${htmlTable(rows, "")}\n`,
  page: (content) => content,
};

function htmlTable([header = [], ...body]: string[][][], caption: string): string {
  const cells = (row: string[][], tag: string) =>
    row.map((lines) => `<${tag} class="cellrowborder" valign="top">${htmlCell(lines)}\n</${tag}>`).join("\n");
  return `<div class="tablenoborder"><table>${caption === "" ? "" : `<caption><b>${caption.replace(" ", " </b>")}</caption>`}<thead align="left"><tr>${cells(header, "th")}\n</tr></thead>
<tbody>${body.map((row) => `<tr id="row1">${cells(row, "td")}\n</tr>`).join("\n")}</tbody></table></div>`;
}

function htmlCell(lines: string[]): string {
  const items = lines.some((line) => line.startsWith("- "));
  const parts = filled(lines).map((line) =>
    line.startsWith("- ") ? `<li><p>${markup(bullet(line))}</p></li>` : `<p>${markup(line)}</p>`,
  );
  return items ? parts.join("").replace(/(<li>.*<\/li>)/s, '<ul id="ul1">$1</ul>') : parts.join("\n");
}

function markup(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;");
}

const TEXT: Omit<Syntax, "table"> = {
  extension: "txt",
  heading: (text) => text,
  line: (text) => text,
  code: (text) => text,
};

const MARKDOWN: Omit<Syntax, "table"> = {
  extension: "md",
  title: (text) => `# ${text}\n`,
  heading: (text) => `\n## ${text}\n`,
  line: (text) => `\n${text}\n`,
  code: (text) => `\n\`\`\`json\n${text}\n\`\`\`\n`,
};

const delimiter = (row: string[][]) => `|${row.map(() => "---").join("|")}|`;

/** Pipes of the text, told from those between cells. */
const escaped = (line: string) => line.replaceAll("|", "\\|");

/** A row on a line, with markup for the lines of a cell. */
export const PIPES: Syntax = {
  ...MARKDOWN,
  table: ([header = [], ...body], caption) => {
    const row = (cells: string[][]) =>
      `| ${cells.map((lines) => filled(lines).map(escaped).join("<br>")).join(" | ")} |`;
    return [`\n${caption}\n`, row(header), delimiter(header), ...body.map(row), ""].join("\n");
  },
};

/** Rows that go on over blank lines and lists until their last pipe, as converters from HTML write them. */
export const WRAPPED_PIPES: Syntax = {
  ...MARKDOWN,
  table: ([header = [], ...body], caption) => {
    const row = (cells: string[][]) =>
      `| ${cells.map((lines) => lines.map((line) => escaped(line).replace(/^- /, " * ")).join("\n")).join(" | ")} |`;
    return [`\n${caption}\n`, row(header), delimiter(header), ...body.map(row), ""].join("\n");
  },
};

/** Rows without pipes at their ends. */
export const OPEN_PIPES: Syntax = {
  ...MARKDOWN,
  table: ([header = [], ...body], caption) => {
    const row = (cells: string[][]) =>
      cells.map((lines) => lines.map((line) => escaped(line).replace(/^- /, "  * ")).join("\n")).join(" | ");
    return [`\n${caption}\n`, row(header), header.map(() => "---").join("|"), ...body.map(row), ""].join("\n");
  },
};

/** A cell on each line with a pipe behind it, a pipe alone before each row. */
export const CELL_PIPES: Syntax = {
  ...TEXT,
  table: ([header = [], ...body], caption) => {
    const row = (cells: string[][]) =>
      ["|", ...cells.map((lines) => `${lines.map((line) => line.replace(/^- /, "• ")).join("\n")} |`)].join("\n");
    return [...(caption === "" ? [] : [caption]), row(header), delimiter(header), ...body.map(row)].join("\n");
  },
};

/** The same without the pipe before each row. */
export const BARE_CELL_PIPES: Syntax = {
  ...TEXT,
  table: ([header = [], ...body], caption) => {
    const row = (cells: string[][]) =>
      cells.map((lines) => `${lines.map((line) => line.replace(/^- /, "• ")).join("\n")} |`).join("\n");
    return [...(caption === "" ? [] : [caption]), row(header), delimiter(header).slice(1), ...body.map(row)].join("\n");
  },
};

/** A cell on each line, with nothing around it and with blank lines between, as text extracted from a page. */
export const CELLS: Syntax = {
  ...TEXT,
  heading: (text) => `\n${text}\n`,
  line: (text) => `${text}\n`,
  table: (rows, caption) => {
    const cells = rows.flat().map((lines) => lines.map((line) => line.replace(/^- /, "  • ")).join("\n"));
    return [...(caption === "" ? [] : [caption]), ...cells, ""].join("\n\n");
  },
};

/** The same, copied by a program that leaves out lines of one sign (是, 否). */
export const CELLS_WITHOUT_SIGNS: Syntax = {
  ...CELLS,
  table: (rows, caption) =>
    CELLS.table(
      rows.map((row) => row.filter((lines) => !/^[是否]$/.test(lines.join("")))),
      caption,
    ),
};

/** As a table is copied out of a browser. */
export const TABS: Syntax = {
  ...TEXT,
  table: (rows, caption) =>
    [
      ...(caption === "" ? [] : [caption]),
      ...rows.map((row) => row.map((lines) => filled(lines).join("\n")).join("\t")),
    ].join("\n"),
};
