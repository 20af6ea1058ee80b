/**
 * Turns a page into blocks that no longer tell how it was saved. Everything goes through the HTML parser: Markdown and
 * text are HTML with many lines of text in it, and the vendor mixes them (Markdown with tables in HTML).
 */
import { type DefaultTreeAdapterTypes, parse, parseFragment } from "parse5";
import { grid, htmlTable, innerTables } from "./html-tables.ts";
import { CELL_BREAK, ESCAPED_PIPE, normalise, normaliseCell, normaliseCode } from "./text.ts";

type Element = DefaultTreeAdapterTypes.Element;
type Node = DefaultTreeAdapterTypes.ChildNode;
type Parent = DefaultTreeAdapterTypes.ParentNode;

export type Block =
  | { kind: "line"; text: string; level?: number }
  | { kind: "code"; text: string }
  /** `owner` is the field in whose cell the table stands. */
  | { kind: "table"; rows: string[][]; caption?: string; owner?: string };

const INLINE = new Set(
  "a abbr b bdi cite code del em font i ins kbd label mark s samp small span strong sub sup tt u var".split(" "),
);
const IGNORED = new Set("head script style nav footer noscript template svg button form select iframe".split(" "));
const BLOCK_TAGS = "table thead tbody tfoot tr th td caption colgroup col div p ul ol li dl dt dd pre h[1-6] br hr img";
const MARKUP = new RegExp(
  `^</?(${[...INLINE].join("|")}|${BLOCK_TAGS.replaceAll(" ", "|")})(\\s[^<>]*)?/?>|^<!--`,
  "i",
);

export function readPage(source: string): Block[] {
  const text = source.replace(/\r\n?/g, "\n").replace(/[\u200b\ufeff]/g, "");
  const blocks: Block[] = [];
  if (/^\s*(<!doctype|<\?xml|<html|<head|<body)/i.test(text)) {
    const page = parse(text);
    walk(content(page) ?? page, blocks, false);
  } else {
    walk(parseFragment(escapeText(keepCells(protectFences(text)))), blocks, true);
  }
  return blocks;
}

/** The page without the site around it, where it says so. */
function content(page: Parent): Parent | undefined {
  for (const child of page.childNodes) {
    if (!("tagName" in child)) continue;
    const role = child.attrs.some(({ name, value }) => name === "role" && value === "main");
    const found = child.tagName === "main" || child.tagName === "article" || role ? child : content(child);
    if (found) return found;
  }
  return undefined;
}

/** Fenced code may hold anything that looks like markup. */
function protectFences(text: string): string {
  return text.replace(/^[ \t]*(```|~~~)[^\n]*\n([\s\S]*?)\n?[ \t]*\1[ \t]*$/gm, (_, _fence, code: string) => {
    return `<pre>\n${code.replaceAll("&", "&amp;").replaceAll("<", "&lt;")}</pre>`;
  });
}

/** Markup between the pipes of a row would otherwise end its line, and an escaped pipe its cell. */
function keepCells(text: string): string {
  return text.replaceAll("\\|", ESCAPED_PIPE).replace(/^.*\|.*\|.*$/gm, (row) => {
    return row
      .replace(/<li(\s[^<>]*)?>/gi, `${CELL_BREAK}• `)
      .replace(/<br\s*\/?>|<\/?(p|ul|ol|div)(\s[^<>]*)?>|<\/li>/gi, CELL_BREAK);
  });
}

/** `List<String>` is no tag. */
function escapeText(text: string): string {
  return text.replace(/</g, (sign, at: number) => (MARKUP.test(text.slice(at, at + 2000)) ? sign : "&lt;"));
}

function walk(parent: Parent, blocks: Block[], linewise: boolean): void {
  let running = "";
  const flush = () => {
    const lines = linewise ? running.split("\n") : [running.replace(/\s+/g, " ")];
    for (const line of lines) pushLine(line, blocks);
    running = "";
  };
  for (const node of parent.childNodes) {
    if ("value" in node) running += node.value;
    if (!("tagName" in node) || IGNORED.has(node.tagName)) continue;
    if (node.tagName === "br") running += "\n";
    else if (INLINE.has(node.tagName)) running += textOf(node, undefined, !linewise);
    else {
      flush();
      block(node, blocks);
    }
    if (node.tagName === "br" && !linewise) flush();
  }
  flush();
}

function block(node: Element, blocks: Block[]): void {
  const level = /^h([1-6])$/.exec(node.tagName)?.[1];
  if (level) blocks.push({ kind: "line", text: normalise(textOf(node)), level: Number(level) });
  else if (node.tagName === "pre") blocks.push({ kind: "code", text: normaliseCode(textOf(node)) });
  else if (node.tagName === "table") readTable(node, blocks);
  else walk(node, blocks, false);
}

function pushLine(line: string, blocks: Block[]): void {
  const [, marks, heading] = /^\s{0,3}(#{1,6})\s+(.*?)\s*#*$/.exec(line) ?? [];
  // Tabs part the cells of a row.
  const text = (heading ?? line)
    .split("\t")
    .map(normalise)
    .join("\t")
    .replace(/^\t+(?=\S+$)/, "");
  if (text.trim() !== "") blocks.push({ kind: "line", text, ...(marks && { level: marks.length }) });
}

function readTable(element: Element, blocks: Block[], owner?: string): void {
  const table = htmlTable(element);
  if (table.kind === "code") blocks.push({ kind: "code", text: normaliseCode(textOf(table.code)) });
  else if (table.kind === "box") walk(table.content, blocks, false);
  else {
    const { rows, caption } = table;
    const inner = new Map(
      rows.flat().map((cell) => [cell, innerTables(cell, (title) => normaliseCell(textOf(title)))]),
    );
    const without = (cell: Element) => normaliseCell(textOf(cell, new Set(inner.get(cell))));
    blocks.push({
      kind: "table",
      rows: grid(rows, without),
      ...(caption && { caption: normalise(textOf(caption)) }),
      ...(owner && { owner }),
    });
    for (const cells of rows) {
      const [name] = cells.map(without);
      for (const child of cells.flatMap((cell) => inner.get(cell) ?? [])) readTable(child, blocks, name);
    }
  }
}

/** The text of an element with a line for each block, without the elements that are left out. */
function textOf(node: Node, without: ReadonlySet<Node> = new Set(), wrapped = true): string {
  if (without.has(node)) return "";
  // Markup breaks its lines anywhere; only code and plain text mean their line breaks.
  if ("value" in node) return wrapped ? node.value.replace(/\s+/g, " ") : node.value;
  if (!("childNodes" in node)) return "";
  const tag = "tagName" in node ? node.tagName : "";
  if (tag === "br") return "\n";
  const text = node.childNodes.map((child) => textOf(child, without, wrapped && tag !== "pre")).join("");
  if (tag === "li") return `\n• ${text.trim()}\n`;
  return tag !== "" && !INLINE.has(tag) ? `\n${text}\n` : text;
}
