/**
 * Turns a page into blocks that no longer tell how it was saved. Everything goes through the HTML parser: Markdown and
 * text are HTML with many lines of text in it, and the vendor mixes them (Markdown with tables in HTML).
 */
import { type DefaultTreeAdapterTypes, parse, parseFragment } from "parse5";

type Node = DefaultTreeAdapterTypes.ChildNode;
type Parent = DefaultTreeAdapterTypes.ParentNode;

export type Block =
  | { kind: "line"; text: string; level?: number }
  | { kind: "code"; text: string }
  | { kind: "table"; rows: string[][]; caption?: string };

const INLINE = new Set(
  "a abbr b bdi cite code del em font i ins kbd label mark s samp small span strong sub sup u var".split(" "),
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
    walk(parseFragment(escapeText(protectFences(text))), blocks, true);
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
    else if (INLINE.has(node.tagName)) running += textOf(node);
    else {
      flush();
      block(node, blocks);
    }
    if (node.tagName === "br" && !linewise) flush();
  }
  flush();
}

function block(node: DefaultTreeAdapterTypes.Element, blocks: Block[]): void {
  const level = /^h([1-6])$/.exec(node.tagName)?.[1];
  if (level) blocks.push({ kind: "line", text: normalise(textOf(node)), level: Number(level) });
  else if (node.tagName === "pre") blocks.push({ kind: "code", text: normaliseCode(textOf(node)) });
  else if (node.tagName === "table") readTable(node, blocks);
  else walk(node, blocks, false);
}

function pushLine(line: string, blocks: Block[]): void {
  const [, marks, heading] = /^\s{0,3}(#{1,6})\s+(.*?)\s*#*$/.exec(line) ?? [];
  const text = normalise(heading ?? line);
  if (text !== "") blocks.push({ kind: "line", text, ...(marks && { level: marks.length }) });
}

function readTable(table: DefaultTreeAdapterTypes.Element, blocks: Block[]): void {
  const rows = elements(table, "tr", "table");
  const cells = rows.map((row) => row.childNodes.filter((cell) => "tagName" in cell && /^t[hd]$/.test(cell.tagName)));
  // Code with line numbers is set in a table.
  const codes = elements(table, "pre", "table");
  if (codes.length > 0 && rows.length <= 1 && elements(table, "th", "table").length === 0) {
    blocks.push({ kind: "code", text: normaliseCode(textOf(codes.at(-1) as Node)) });
    return;
  }
  const caption = elements(table, "caption", "table")[0];
  if (rows.length === 1 && cells[0]?.length === 1) {
    walk(cells[0][0] as Parent, blocks, false);
    return;
  }
  blocks.push({
    kind: "table",
    rows: grid(cells as DefaultTreeAdapterTypes.Element[][]),
    ...(caption && { caption: normalise(textOf(caption)) }),
  });
}

/** Cells that span rows or columns count in each. */
function grid(rows: DefaultTreeAdapterTypes.Element[][]): string[][] {
  const result: string[][] = rows.map(() => []);
  rows.forEach((cells, y) => {
    let x = 0;
    for (const cell of cells) {
      while (result[y]?.[x] !== undefined) x++;
      const text = normaliseCell(textOf(cell));
      for (let dy = 0; dy < span(cell, "rowspan") && y + dy < rows.length; dy++) {
        for (let dx = 0; dx < span(cell, "colspan"); dx++) (result[y + dy] as string[])[x + dx] = text;
      }
      x += span(cell, "colspan");
    }
  });
  return result.map((row) => Array.from(row, (cell) => cell ?? "")).filter((row) => row.some((cell) => cell !== ""));
}

function span(cell: DefaultTreeAdapterTypes.Element, name: string): number {
  return Math.min(Math.max(Number(cell.attrs.find((attribute) => attribute.name === name)?.value) || 1, 1), 100);
}

function elements(parent: Parent, name: string, border: string): DefaultTreeAdapterTypes.Element[] {
  return parent.childNodes.flatMap((child) => {
    if (!("tagName" in child)) return [];
    if (child.tagName === name) return [child];
    return child.tagName === border ? [] : elements(child, name, border);
  });
}

function textOf(node: Node): string {
  if ("value" in node) return node.value;
  if (!("childNodes" in node)) return "";
  if ("tagName" in node && node.tagName === "br") return "\n";
  const text = node.childNodes.map(textOf).join("");
  if ("tagName" in node && node.tagName === "li") return `\n• ${text.trim()}\n`;
  return "tagName" in node && !INLINE.has(node.tagName) ? `${text}\n` : text;
}

/** Full-width signs become the usual ones; Markdown's escapes, emphasis and links become text. */
export function normalise(text: string): string {
  return text
    .normalize("NFKC")
    .replace(/[“”]/g, '"')
    .replace(/[‘’]/g, "'")
    .replace(/\\([_*[\](){}#|<>~.!-])/g, "$1")
    .replace(/!?\[([^\][\n]{0,300})\]\((?:<[^<>\n]{0,500}>|[^()\s]{0,500})\)/g, "$1")
    .replace(/\*\*|`/g, "")
    .replace(/[ \t]+/g, " ")
    .trim();
}

function normaliseCell(text: string): string {
  return text
    .split("\n")
    .map(normalise)
    .filter((line) => line !== "")
    .join("\n");
}

function normaliseCode(text: string): string {
  return text.normalize("NFKC").replace(/[“”]/g, '"').trim();
}
