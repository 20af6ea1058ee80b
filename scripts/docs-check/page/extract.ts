/** Reads what a page says about its operation; knows nothing of the descriptions. */
import { type Call, callsIn, jsonIn } from "./examples.ts";
import type { Field } from "./field.ts";
import { findLineTables, type PageBlock } from "./line-tables.ts";
import { identityOf, type PageIdentity } from "./page-identity.ts";
import { readPage } from "./read-page.ts";
import { type CodeRow, clip, type TableProblem, understand } from "./tables.ts";
import {
  captionOf,
  ERROR_FIELDS,
  isInnerHeading,
  plain,
  type Section,
  sectionOf,
  statusLabelOf,
} from "./vocabulary.ts";

export interface PageFacts extends PageIdentity {
  /** As the page's URI says it, then as its examples do. */
  calls: (Call & { inExample: boolean })[];
  tables: PageTable[];
  statuses: { status: number; cell: string; listed: boolean }[];
  /** Error codes that a table lists. */
  codes: CodeRow[];
  /** Rows of all tables; those that were not read stand among the problems. */
  rows: number;
  examples: PageExample[];
  problems: TableProblem[];
  /** True when anything on the page looks like the description of an operation. */
  looksLikeOperation: boolean;
}

export interface PageTable {
  part: "uri" | "request" | "response" | undefined;
  /** Caption or, without one, the line in front of the table. */
  caption: string;
  number: number | undefined;
  status: number | undefined;
  fields: Field[];
  label: string;
  /** The field in whose cell the table stands. */
  owner: string | undefined;
}

export interface PageExample {
  part: "request" | "response";
  status: number | undefined;
  failed: boolean;
  value: unknown;
}

export function extract(source: string, file: string): PageFacts {
  return factsIn(findLineTables(readPage(source)), source, file);
}

export function factsIn(blocks: PageBlock[], source: string, file: string): PageFacts {
  const reader = new Reader();
  for (const block of blocks) {
    reader.take(block);
    if (reader.section === "end") break;
  }
  reader.endExample();
  const identity = identityOf(source, file, blocks);
  const looksLikeOperation = reader.calls.length > 0 || reader.headings > 1 || reader.tables.length > 0;
  const { calls, tables, statuses, codes, rows, examples, problems } = reader;
  return { ...identity, calls: inOrder(calls), tables, statuses, codes, rows, examples, problems, looksLikeOperation };
}

function inOrder(calls: PageFacts["calls"]): PageFacts["calls"] {
  return [...calls.filter(({ inExample }) => !inExample), ...calls.filter(({ inExample }) => inExample)];
}

class Reader {
  section: Section | undefined;
  headings = 0;
  calls: PageFacts["calls"] = [];
  tables: PageTable[] = [];
  statuses: PageFacts["statuses"] = [];
  codes: CodeRow[] = [];
  rows = 0;
  examples: PageExample[] = [];
  problems: TableProblem[] = [];

  #level: number | undefined;
  #status: number | undefined;
  #labelled = false;
  #failed = false;
  #example = "";
  #lastLine = "";
  #tableCount = 0;
  /** Set below headings such as "Authorization", whose tables and lists describe no field. */
  #aside = false;

  take(block: PageBlock): void {
    if (block.kind === "table") this.#takeTable(block);
    else if (block.kind === "code") this.#takeText(block.text);
    else if (block.kind === "lost") {
      if (this.#aside) return;
      this.rows++;
      const cell = `${this.#where()}: "${clip(block.text)}"`;
      this.problems.push({ cell, reason: "this looks like a row of a table that was not recognised", row: true });
    } else this.#takeLine(block.text, block.level);
  }

  #takeLine(text: string, level: number | undefined): void {
    const label = statusLabelOf(text);
    if (label) {
      this.#startStatus(label.status, label.rest);
      return;
    }
    const section = sectionOf(text);
    // The site's own links may say the same before the page has begun.
    if (section === "end" && this.headings === 0) return;
    // A line of an example may be one word that is a heading elsewhere.
    const inExample = this.section?.endsWith("example") === true && this.#example !== "";
    if (section && !(section === "other" && level === undefined && inExample)) {
      this.endExample();
      if (section !== "other") this.headings++;
      this.#level = level ?? this.#level;
      this.section = section;
      this.#aside = section === "other";
      // "Status code: 400" may stand over the heading of its example.
      const keeps = section.endsWith("response-example") || section === "failure-example";
      if (!(keeps && this.#labelled)) this.#status = undefined;
      this.#labelled = false;
      this.#failed = section === "failure-example";
      this.#lastLine = text;
      return;
    }
    // A heading as high as that of the section ends it, whatever it says.
    if (level !== undefined && this.section && level <= (this.#level ?? 0)) {
      this.endExample();
      this.section = "other";
      this.#aside = false;
    }
    if (isInnerHeading(text)) this.#lastLine = text;
    this.#takeText(text);
    this.#lastLine = text;
  }

  #startStatus(status: number, rest: string): void {
    this.endExample();
    this.#status = status;
    this.#labelled = true;
    this.statuses.push({ status, cell: `${this.#where()}, "Status code: ${status}"`, listed: false });
    if (rest !== "") this.#takeText(rest);
    this.#lastLine = "";
  }

  #takeText(text: string): void {
    if (this.section === "other" || this.section === "end") return;
    for (const line of text.split("\n")) {
      const label = statusLabelOf(line);
      if (label) {
        this.#startStatus(label.status, label.rest);
        continue;
      }
      const inExample = this.section?.endsWith("example") ?? false;
      const wanted = this.section === "uri" || this.section?.startsWith("request") || this.section === undefined;
      if (wanted) this.calls.push(...callsIn(line).map((call) => ({ ...call, inExample })));
      const [, status] =
        (this.section === "status" && /^(?:(?:normal|正常)\s*:?\s*)?(\d{3})(?!\d)/i.exec(plain(line))) || [];
      if (status) this.statuses.push({ status: Number(status), cell: `${this.#where()}, "${line}"`, listed: true });
      this.#example += `${line}\n`;
    }
  }

  #takeTable({ rows, caption: ownCaption, owner }: PageBlock & { kind: "table" }): void {
    this.endExample();
    const line = this.#lastLine.length < 100 && callsIn(this.#lastLine).length === 0 ? this.#lastLine : "";
    const text = ownCaption ?? line;
    const caption = captionOf(text);
    this.#tableCount++;
    const subject = plain(caption?.subject ?? text);
    const label = `table ${caption?.number ?? this.#tableCount}${subject === "" ? "" : ` (${subject})`}`;
    const understood = understand(rows, label);
    this.#lastLine = "";
    if (this.#aside && (understood.kind === "legend" || understood.kind === "unknown")) return;
    this.rows += understood.total;
    this.problems.push(...understood.problems);
    if (understood.kind === "codes") this.codes.push(...understood.rows);
    else if (understood.kind === "statuses") {
      this.statuses.push(...understood.rows.map((row) => ({ ...row, listed: true })));
    } else if (understood.kind === "fields") {
      const { fields, flagged } = understood;
      const part = this.#partOf(subject, flagged);
      const status = this.#statusOf(part, fields);
      this.tables.push({ part, caption: subject, number: caption?.number, status, fields, label, owner });
    }
  }

  /** A second table of a response that has error fields is that of the failure, labelled or not. */
  #statusOf(part: PageTable["part"], fields: Field[]): number | undefined {
    const second =
      part === "response" && this.#status === undefined && this.tables.some((table) => table.part === part);
    const errors = fields.filter(({ name }) => ERROR_FIELDS.has(name)).length;
    return second && 2 * errors > fields.length ? 400 : this.#status;
  }

  #partOf(caption: string, flagged: boolean): PageTable["part"] {
    if (/\burl|\buri|\b(path|query) param|路径参数|查询参数/i.test(caption)) return "uri";
    if (/response|响应|返回/i.test(caption)) return "response";
    if (/request|请求/i.test(caption)) return "request";
    if (this.section === "failure-example") return "response";
    const [part] = this.section?.split("-") ?? [];
    // Tables behind that of the body describe its structures, though no heading says so.
    if (part === "uri" && this.tables.at(-1)?.part === "request") return "request";
    if (part === "uri" || part === "request" || part === "response") return part;
    // Pages about an algorithm have no headings: what is sent has flags, what comes back has none.
    if (this.headings > 0) return undefined;
    return flagged ? "request" : "response";
  }

  endExample(): void {
    const text = this.#example;
    this.#example = "";
    const response =
      this.section === "response" || this.section === "response-example" || this.section === "failure-example";
    if (!response && this.section !== "request-example" && this.section !== "request") return;
    const json = jsonIn(text);
    if (json === undefined) return;
    if ("broken" in json) {
      this.#problem(`${this.#where()}: "${json.broken}"`, "the JSON of the example cannot be read");
      return;
    }
    const failed = this.#failed || (this.#status ?? 200) >= 400 || (response && looksFailed(json.value));
    this.examples.push({ part: response ? "response" : "request", status: this.#status, failed, value: json.value });
  }

  #where(): string {
    return this.section ? `section ${this.section}` : "top of the page";
  }

  #problem(cell: string, reason: string): void {
    this.problems.push({ cell, reason });
  }
}

function looksFailed(value: unknown): boolean {
  return (
    typeof value === "object" &&
    value !== null &&
    Object.keys(value).some((name) => ERROR_FIELDS.has(name) && Boolean((value as Record<string, unknown>)[name]))
  );
}
