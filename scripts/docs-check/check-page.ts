import { readFile, stat } from "node:fs/promises";
import { collector, compare } from "./compare/compare.ts";
import { compareCodes } from "./compare/compare-codes.ts";
import { reportMisunderstood } from "./compare/compare-tables.ts";
import type { DescribedOperation } from "./description/schema-view.ts";
import { findOperations } from "./match/find-operation.ts";
import { extract, type PageFacts } from "./page/extract.ts";
import type { PageReport } from "./report/difference.ts";
import { isKnown, type KnownDifference } from "./report/known-differences.ts";

const GREATEST_PAGE_IN_BYTES = 5 * 1024 * 1024;

/** Reference that pages are checked against. */
export interface Reference {
  operations: DescribedOperation[];
  /** Known error codes with the status each comes with. */
  errorCodes: Map<string, number>;
  known: KnownDifference[];
}

export async function checkPage(file: string, reference: Reference): Promise<PageReport> {
  const source = await readSource(file).catch((error: Error) => error);
  if (source instanceof Error) return unreadable(file, source.message);
  try {
    return checkSource(file, source, reference);
  } catch (error) {
    // One strange page is no reason to say nothing about the others.
    return unreadable(file, `reading it failed: ${(error as Error).message}`);
  }
}

export function checkSource(file: string, source: string, reference: Reference): PageReport {
  return checkFacts(file, extract(source, file), reference);
}

export function checkFacts(file: string, page: PageFacts, reference: Reference): PageReport {
  const [first, ...others] = findOperations(page, reference.operations).map((operation) =>
    compared(file, page, operation, reference),
  );
  if (first) {
    // The likeliest stays so unless another one fits clearly better: a few differences are what a new page brings.
    const clearlyFewer = (one: PageReport, best: PageReport) =>
      2 * one.differences.length + 2 < best.differences.length;
    return others.reduce((best, one) => (clearlyFewer(one, best) ? one : best), first);
  }
  if (page.codes.length > 0) return codesCompared(file, page, reference);
  const call = page.calls[0];
  if (call) return notDescribed(file, page, `${call.method ?? "?"} ${call.path}`);
  if (page.looksLikeOperation)
    return unreadable(file, "it has the parts of an operation, but no method and path were found", page);
  return { ...head(file, page), status: "not-described", operationId: null, differences: [] };
}

async function readSource(path: string): Promise<string> {
  const { size } = await stat(path).catch(() => {
    throw new Error("there is no such file");
  });
  if (size > GREATEST_PAGE_IN_BYTES) throw new Error(`it is larger than ${GREATEST_PAGE_IN_BYTES / 1024 / 1024} MiB`);
  const bytes = await readFile(path).catch((error: Error) => {
    throw new Error(`it cannot be read: ${error.message}`);
  });
  const text = decode(bytes);
  if (text === undefined) throw new Error("it is no text in UTF-8 or UTF-16");
  if (text.trim() === "") throw new Error("it is empty");
  return text;
}

function decode(bytes: Buffer): string | undefined {
  const wide = bytes[0] === 0xff && bytes[1] === 0xfe;
  try {
    const text = new TextDecoder(wide ? "utf-16le" : "utf-8", { fatal: true }).decode(bytes);
    return text.includes("\0") ? undefined : text;
  } catch {
    return undefined;
  }
}

function compared(file: string, page: PageFacts, operation: DescribedOperation, reference: Reference): PageReport {
  const all = compare(page, operation, reference.errorCodes);
  const differences = all.filter((difference) => !isKnown(difference, reference.known));
  return {
    ...head(file, page),
    // Saved pages seldom show their number; the description knows which page it was written from.
    id: page.id ?? operation.operation["x-ges-page"],
    status: differences.length > 0 ? "different" : "same",
    operationId: operation.operation.operationId,
    ...(operation.variant !== undefined && { variant: operation.variant }),
    known: all.length - differences.length,
    differences,
  };
}

/** A page of error codes is about no operation: it is held against the catalogue. */
function codesCompared(file: string, page: PageFacts, reference: Reference): PageReport {
  const { differences: all, report } = collector(page.id, page.date);
  for (const { cell, reason } of page.problems) reportMisunderstood(report, cell, reason);
  compareCodes(page.codes, reference.errorCodes, report);
  const differences = all.filter((difference) => !isKnown(difference, reference.known));
  const status = differences.length > 0 ? "different" : "same";
  return { ...head(file, page), status, operationId: null, known: all.length - differences.length, differences };
}

/** Not to describe an operation may be meant; a person says so in the file of known differences. */
function notDescribed(file: string, page: PageFacts, call: string): PageReport {
  const id = { pageId: page.id ?? null, pageDate: page.date ?? null };
  return {
    ...head(file, page),
    status: "not-described",
    operationId: null,
    differences: [
      {
        rule: "operation.not-described",
        where: "operation",
        page: call,
        spec: "not there",
        confidence: "confirmed",
        cell: `URI: "${call}"`,
        ...id,
      },
    ],
  };
}

function unreadable(file: string, reason: string, page?: PageFacts): PageReport {
  const id = { pageId: page?.id ?? null, pageDate: page?.date ?? null };
  const all = [{ cell: "", reason }, ...(page?.problems ?? [])];
  return {
    ...head(file, page),
    status: "unreadable",
    operationId: null,
    differences: all.map(({ cell, reason: text }) => ({
      rule: "page.unreadable",
      where: "page",
      page: text,
      spec: "",
      confidence: "confirmed",
      cell,
      ...id,
    })),
  };
}

function head(file: string, page?: PageFacts): Pick<PageReport, "file" | "id" | "date" | "known" | "rows"> {
  const total = page?.rows ?? 0;
  const lost = new Set(page?.problems.filter(({ row }) => row).map(({ cell }) => cell)).size;
  return {
    file,
    id: page?.id ?? null,
    date: page?.date ?? null,
    known: 0,
    rows: { read: Math.max(total - lost, 0), total },
  };
}
